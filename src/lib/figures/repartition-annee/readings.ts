import { tr } from '#lib/domain/language.ts';
import { formatEuros, formatPercent, speakAmount } from '#lib/domain/money.ts';
import { lowerFirst } from '#lib/domain/typography.ts';
import { isComplete, LIBELLES, type Couverture } from '#lib/domain/vocabulary.ts';
import type { Reading } from '#lib/figures/shell/explore.ts';
import type {
	BornesData,
	PayeursData,
	RepartitionDispositif,
	RepartitionMuet,
	RepartitionPoste
} from './data.ts';
import { between, byKey, shareAfter } from '#lib/figures/formes-par-annee/readings.ts';
import {
	atLeast,
	colon,
	deducedAfter,
	nameOf,
	othersPublished,
	semicolon,
	statusWords
} from '#lib/figures/shell/words.ts';

/** The row that stands for what is not read of a dispositif. */
export const restWord = (): string => tr('Le reste', 'The rest');
export const restWords = (couverture: Couverture): string =>
	couverture === 'partielle'
		? tr('ne peut être isolé', 'cannot be isolated')
		: tr('rien ne dit s’il y en a un', 'nothing says whether there is any');

const deducedOf = (postes: readonly RepartitionPoste[]): number =>
	postes.flatMap(({ parts }) => parts).reduce((sum, part) => sum + part.deduit, 0);

function posteSentence(
	{ nom, etape, couverture, centimes }: RepartitionDispositif,
	poste: RepartitionPoste,
	libelles: PayeursData['libelles'],
	amount: (cents: number) => string
): string {
	const share =
		isComplete(couverture) && centimes > 0 && poste.centimes > 0
			? `${shareAfter(formatPercent(poste.centimes, centimes))} ${tr('du dispositif', 'of the scheme')}`
			: '';
	const forms = poste.parts.map(
		(part) =>
			`${lowerFirst(nameOf(part.marque, libelles))}${part.cle ? ` ${byKey()}, ${between(amount(part.cle.bas), amount(part.cle.haut))}` : ''}${poste.parts.length > 1 ? ` ${amount(part.centimes)}` : ''}`
	);
	const deduced = deducedAfter(poste.centimes, deducedOf([poste]), amount);
	return `${nom}, ${lowerFirst(poste.nom)} (${LIBELLES.etapeCourte[etape]})${colon()} ${amount(poste.centimes)}${share}, ${forms.join(', ')}${deduced}.`;
}

function wholeSentence(item: RepartitionDispositif, amount: (cents: number) => string): string {
	const least = isComplete(item.couverture) ? '' : atLeast();
	const others = item.concurrentes ? ` ${othersPublished()}` : '';
	const postes =
		item.postes.length < 2
			? ''
			: ` ${tr('Dont', 'Of which')} ${item.postes.map((poste) => `${lowerFirst(poste.nom)} ${amount(poste.centimes)}`).join(', ')}.`;
	return `${item.nom} (${LIBELLES.etapeCourte[item.etape]})${colon()} ${least}${amount(item.centimes)}${deducedAfter(item.centimes, deducedOf(item.postes), amount)}.${postes}${others}`;
}

const silentSentence = ({ nom, statut }: RepartitionMuet) => `${nom}${colon()} ${statusWords(statut)}.`;

/** A reading per dispositif: the whole, then its postes. */
export function readPayers({ dispositifs, muets, libelles, exercice }: PayeursData): Reading[] {
	const amounts = dispositifs.map((item): Reading => ({
		id: item.id,
		whole: {
			seen: wholeSentence(item, formatEuros),
			said: wholeSentence(item, speakAmount),
			point: { exercice, dispositif: item.id }
		},
		parts: item.postes.map((poste) => ({
			seen: posteSentence(item, poste, libelles, formatEuros),
			said: posteSentence(item, poste, libelles, speakAmount),
			point: { exercice, dispositif: item.id, ...(poste.poste === null ? {} : { poste: poste.poste }) }
		})),
		lien: item.lien
	}));
	const silent = muets.map((item): Reading => {
		const sentence = silentSentence(item);
		const point = { exercice, dispositif: item.id };
		return { id: item.id, whole: { seen: sentence, said: sentence, point }, parts: [], lien: null };
	});
	return [...amounts, ...silent];
}

/** Who pays, in a few sentences. */
export function describePayers({ dispositifs, muets, exercice }: PayeursData): string {
	const said = dispositifs.map((item) => wholeSentence(item, speakAmount));
	return [
		tr(
			`Barres par dispositif et par poste, exercice ${exercice}.`,
			`Bars by scheme and by item, year ${exercice}.`
		),
		...said,
		...muets.map(silentSentence)
	].join(' ');
}

/** A reading per row of bounds. */
export function readBounds({ formes, exercice }: BornesData): Reading[] {
	return formes.map(({ id, nom, formes: codes, bas, haut, texte, texteCle, deduit }) => {
		const deduced = (amount: (cents: number) => string) => deducedAfter(bas, deduit, amount);
		const seen = `${nom}${colon()} ${[`${texte}${deduced(formatEuros)}`, texteCle].filter((text) => text !== '').join(`${semicolon()} `)}.`;
		const range =
			haut === null
				? `${atLeast()}${speakAmount(bas)}, ${tr('maximum inconnu', 'maximum unknown')}`
				: bas === haut
					? speakAmount(bas)
					: between(bas === 0 ? tr('zéro', 'zero') : speakAmount(bas), speakAmount(haut));
		return {
			id,
			whole: {
				seen: seen.replaceAll(' ;', semicolon()),
				said: `${nom}${colon()} ${range}${deduced(speakAmount)}.`,
				point: { exercice, formes: codes }
			},
			parts: [],
			lien: null
		};
	});
}

/** The bounds in a few sentences. */
export function describeBounds(data: BornesData): string {
	return [
		tr(
			`Bornes par forme de traite, exercice ${data.exercice}. Les hachures sont le même argent et ne s’additionnent pas.`,
			`Bounds by form of trafficking, year ${data.exercice}. Hatched areas are the same money and do not add up.`
		),
		...readBounds(data).map((reading) => reading.whole.said)
	].join(' ');
}
