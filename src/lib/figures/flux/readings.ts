import { tr } from '#lib/domain/language.ts';
import { formatEuros, formatPercent, speakAmount } from '#lib/domain/money.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { emptyDrawing } from '#lib/drawing/drawing.ts';
import { put } from '#lib/drawing/pen.ts';
import { leadingOf } from '#lib/drawing/drawing.ts';
import { isForme } from '#lib/domain/forme-spec.ts';
import type { DataPoint } from '#lib/figures/shell/data-point.ts';
import type { ReadOut, Reading } from '#lib/figures/shell/explore.ts';
import { drawnTotal, formsReached, rankedLinks, reaches, type FluxForme, type RankedLink } from './parts.ts';
import type { FluxData, FluxDispositif } from './data.ts';
import type { KeyEntry } from '#lib/drawing/key.ts';
import { leastOnly, severalValues } from '#lib/figures/shell/key-signs.ts';
import { textWidth, wrapWhole } from '#lib/drawing/text-metrics.ts';
import { byKey, shareAfter } from '#lib/figures/formes-par-annee/readings.ts';
import {
	AU_MOINS,
	atLeast,
	colon,
	deducedAfter,
	nameOf,
	othersPublished,
	precisionAfter,
	senseOf,
	tableFollows
} from '#lib/figures/shell/words.ts';

const NAME = 14;

/** An amount as a label writes it: to the euro. */
export const amountWords = formatEuros;

/** The amount of a place as its label says it: what remains of it once what is taken back is counted. */
export const netOf = ({ centimes, repris }: { readonly centimes: number; readonly repris: number }) =>
	centimes + repris;

/** What stands beside a net amount whose drawing is taller: « avant −500 000 € repris »; `''` where nothing is taken back. */
export const beforeWords = ({ repris }: { readonly repris: number }, amount = amountWords): string =>
	repris === 0 ? '' : tr(`dessiné avant ${amount(repris)}`, `drawn before ${amount(repris)}`);

/** The share of what is drawn; nothing where a part of the money is not known, for it would read as a share of all. */
export function shareWords(data: FluxData, centimes: number): string {
	const total = drawnTotal(data);
	const partial = data.dispositifs.some((item) => item.partiel || item.repris !== 0);
	return partial || total === 0 || centimes === total ? '' : formatPercent(centimes, total, 1, 'signes');
}

/** What of a form no detail explains (R3), in words. */
export function undetailedWords(
	{ nonDetaille, centimes }: FluxForme,
	amount: (cents: number) => string = amountWords
): string {
	if (nonDetaille === 0) return '';
	if (nonDetaille === centimes) return tr('non détaillé', 'not itemised');
	return tr(`dont ${amount(nonDetaille)} non détaillés`, `of which ${amount(nonDetaille)} not itemised`);
}

interface NamedAmount {
	readonly id: string;
	readonly nom: string;
	readonly centimes: number;
	readonly repris: number;
	readonly x: number;
	readonly top: number;
	/** From `x` to the right edge of the amount. */
	readonly room: number;
	readonly bold?: boolean;
	/** What stands before the amount: « ≥ ». */
	readonly before?: string;
	readonly size?: number;
	/** A lozenge stands before the amount (R4). */
	readonly conteste?: boolean;
}

const DIAMOND = 5;

/** Sets a name at the left and its amount at the right, on the same line when both fit; gives where they end. */
export function placeAmount(canvas: ReturnType<typeof emptyDrawing>, spec: NamedAmount): number {
	const { id, nom, x, top, room, bold = true, before = '', size = NAME } = spec;
	const lozenge = spec.conteste === true ? 2 * DIAMOND + 6 : 0;
	const amount = `${before}${amountWords(netOf(spec))}`;
	const weight = bold ? 600 : 400;
	const wide = textWidth(amount, size) + lozenge;
	const lines = wrapWhole(nom, room, size, weight);
	const last = lines.at(-1) ?? '';
	const beside = textWidth(last, size, weight) + 10 + wide <= room;
	const leading = leadingOf(size);
	// The last line alone, when the amount stands beside it: a longer line above must not push it away.
	const above = beside ? lines.slice(0, -1) : lines;
	if (above.length > 0) put(canvas, { key: `nom-${id}`, lines: above, x, top, size, weight });
	const y = top + above.length * leading;
	if (beside) put(canvas, { key: `fin-${id}`, lines: [last], x, top: y, size, weight });
	put(canvas, { key: `montant-${id}`, lines: [amount], x: x + room, top: y, size, anchor: 'end' });
	if (lozenge > 0)
		canvas.diamonds.push({
			key: `concurrents-${id}`,
			x: x + room - wide + DIAMOND,
			y: y + leading / 2,
			size: DIAMOND,
			full: false
		});
	return y + leading + 3;
}

type Amount = (centimes: number) => string;

/** The same sentence to the euro and in rounded words. */
const both = (sentence: (amount: Amount) => string): ReadOut => ({
	seen: sentence(formatEuros),
	said: sentence(speakAmount)
});

const markWords = (data: FluxData, { marque }: { marque: RankedLink['marque'] }) =>
	nameOf(marque, data.libelles).toLocaleLowerCase('fr');

function linkSentence(data: FluxData, dispositif: FluxDispositif, link: RankedLink, amount: Amount): string {
	const poste = data.postes.find((item) => item.id === link.poste)?.nom ?? '';
	const signs = `${link.annonce ? `, ${LIBELLES.etape.annonce}` : ''}${link.parCle ? `, ${byKey()}` : ''}${link.deduit ? `, ${LIBELLES.statut.deduit}` : ''}`;
	return `${dispositif.nom}, ${poste}${colon()} ${amount(link.centimes)}, ${markWords(data, link)}${signs}.`;
}

/** What of an amount rests on what we deduced alone; `''` where nothing does. */
const deducedOf = (
	{ liens }: FluxData,
	centimes: number,
	kept: (link: FluxData['liens'][number]) => boolean,
	amount: Amount
): string =>
	deducedAfter(
		centimes,
		liens.filter((link) => link.deduit && kept(link)).reduce((sum, link) => sum + link.centimes, 0),
		amount
	);

function dispositifSentence(data: FluxData, item: FluxDispositif, amount: Amount): string {
	const share = shareWords(data, item.centimes);
	const least = item.partiel ? atLeast() : '';
	const stages = [item.precision, beforeWords(item, amount)].filter((text) => text !== '').join(', ');
	const stage = stages === '' ? '' : ` (${stages})`;
	const deduced = deducedOf(data, item.centimes, (link) => link.dispositif === item.id, amount);
	const others = item.conteste ? ` ${othersPublished()}` : '';
	return `${item.nom}${stage}${colon()} ${least}${amount(netOf(item))}${share === '' ? '' : shareAfter(share)}${deduced}.${others}`;
}

/** A point of the year of the figure; none where it has no year. */
const pointAt = ({ exercice }: FluxData, point: Omit<DataPoint, 'exercice'>): Pick<ReadOut, 'point'> =>
	exercice === null ? {} : { point: { exercice, ...point } };

/** The item that a link runs through, where the base can be asked for it. */
function posteOf({ postes }: FluxData, link: RankedLink): Pick<DataPoint, 'poste'> {
	const poste = postes.find(({ id }) => id === link.poste)?.poste ?? null;
	return poste === null ? {} : { poste };
}

/** The stops of the keyboard: each dispositif with what flows from it, then each form with what reaches it. */
export function readFlux(data: FluxData): Reading[] {
	const links = rankedLinks(data);
	const from = data.dispositifs.map((item): Reading => ({
		id: item.id,
		whole: {
			...both((amount) => dispositifSentence(data, item, amount)),
			...pointAt(data, { dispositif: item.id })
		},
		parts: links
			.filter((link) => link.dispositif === item.id)
			.map((link) => ({
				...both((amount) => linkSentence(data, item, link, amount)),
				...pointAt(data, {
					dispositif: item.id,
					...posteOf(data, link),
					formes: [isForme(link.marque) ? link.marque : 'NV']
				})
			})),
		lien: null
	}));
	const to = formsReached(data).map((item): Reading => {
		const share = shareWords(data, item.centimes);
		const name = nameOf(item.marque, data.libelles);
		const rest = (amount: Amount) => {
			const words = [undetailedWords(item, amount), beforeWords(item, amount)]
				.filter((text) => text !== '')
				.join(', ');
			return `${share === '' ? '' : shareAfter(share)}${words === '' ? '' : `, ${words}`}`;
		};
		const reached = (link: FluxData['liens'][number]) => reaches(link, item.forme);
		const sentence = (amount: Amount) =>
			`${name}${colon()} ${amount(netOf(item))}${rest(amount)}${deducedOf(data, item.centimes, reached, amount)}.`;
		const point = pointAt(data, { formes: [item.forme] });
		return { id: `forme-${item.forme}`, whole: { ...both(sentence), ...point }, parts: [], lien: null };
	});
	return [...from, ...to];
}

/** The figure in a few sentences, for who does not see it. */
export function describeFlux(data: FluxData): string {
	if (data.liens.length === 0) return tr('Aucun montant à dessiner.', 'No amount to draw.');
	const links = rankedLinks(data);
	return [
		tr(
			'L’argent va du dispositif au poste, puis à la forme de traite.',
			'The money goes from the scheme to the item, then to the form of trafficking.'
		),
		...data.dispositifs.flatMap((item) => [
			dispositifSentence(data, item, speakAmount),
			...links
				.filter((link) => link.dispositif === item.id)
				.map((link) => linkSentence(data, item, link, speakAmount))
		]),
		tableFollows()
	].join(' ');
}

/** The signs that the drawing does not name by itself. */
export function fluxKey(data: FluxData): KeyEntry[] {
	const entries: KeyEntry[] = [];
	const announced = data.liens.find((link) => link.annonce);
	if (announced) {
		const sign = { type: 'marque', marque: announced.marque, annonce: true } as const;
		entries.push({ key: 'annonce', sign, name: '', text: senseOf('annonce') });
	}
	for (const marque of ['MULTI', 'NV', 'CONTEXTE', 'NON_DETAILLE'] as const) {
		if (!data.liens.some((link) => link.marque === marque)) continue;
		entries.push({
			key: marque,
			sign: { type: 'marque', marque, annonce: false },
			name: nameOf(marque, data.libelles),
			text: precisionAfter(marque)
		});
	}
	if (data.dispositifs.some((item) => item.partiel))
		entries.push({
			key: 'partiel',
			sign: { type: 'mot', mot: AU_MOINS.trim() },
			name: '',
			text: leastOnly()
		});
	if (data.dispositifs.some((item) => item.conteste)) {
		const text = `${severalValues()}${tr(', données en note', ', given in a note')}`;
		entries.push({ key: 'losange', sign: { type: 'losange' }, name: '', text });
	}
	return entries;
}
