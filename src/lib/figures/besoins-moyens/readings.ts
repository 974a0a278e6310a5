import { tr } from '#lib/domain/language.ts';
import { formatEuros, formatPercent, speakAmount } from '#lib/domain/money.ts';
import { enumerate, formatCount } from '#lib/domain/typography.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { BesoinsMoyensData, NeedsLine, NeedsPanel, NeedsSurvey } from './data.ts';
import { pointOfRow } from '#lib/figures/shell/data-point.ts';
import type { Reading } from '#lib/figures/shell/explore.ts';
import {
	atLeast,
	colon,
	deducedAfter,
	noAmountFound,
	noYear,
	semicolon,
	stageWords,
	statusTogether,
	tableFollows
} from '#lib/figures/shell/words.ts';

/** A share in hundredths of a percent as the survey prints it: `17 %`, `0,5 %`. */
export function shareWords(part: number): string {
	const decimals = part % 100 === 0 ? 0 : part % 10 === 0 ? 1 : 2;
	return formatPercent(part, 10_000, decimals);
}

/** `53 associations répondantes`: what stands beside every number of victims. */
export function respondentWords({ repondants }: Pick<NeedsSurvey, 'repondants'>): string {
	if (repondants === null)
		return tr(
			'nombre d’associations répondantes absent de nos sources',
			'number of responding organisations absent from our sources'
		);
	const one = tr('association répondante', 'responding organisation');
	const several = tr('associations répondantes', 'responding organisations');
	return `${formatCount(repondants)} ${repondants === 1 ? one : several}`;
}

type Base = NeedsSurvey['base'];

/** Whom the shares are of. */
export const baseWords = (base: Base): string =>
	base === 'detectees' ? tr('repérées', 'identified') : tr('accompagnées', 'assisted');

/** `victimes repérées`, `identified victims`; with a capital at the head of a column. */
export function victimsOf(base: Base, capital = false): string {
	const words = tr(`victimes ${baseWords(base)}`, `${baseWords(base)} victims`);
	return capital ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

/** How many people the survey counts, when it says so exactly. */
export function surveyCountWords({ base, detectees, accompagnees }: NeedsSurvey): string {
	const word = (count: number, of: Base) =>
		count === 1 ? tr(baseWords(of).replace(/s$/, ''), baseWords(of)) : baseWords(of);
	const who = (count: number, of: Base) => {
		const people = tr(count === 1 ? 'personne' : 'personnes', count === 1 ? 'person' : 'people');
		const [own, counted] = [word(count, of), formatCount(count)];
		return tr(`${counted} ${people} ${own}`, `${counted} ${own} ${people}`);
	};
	if (detectees !== null && accompagnees !== null) {
		const all = who(detectees, 'detectees');
		return `${all}, ${tr('dont', 'of whom')} ${formatCount(accompagnees)} ${word(accompagnees, 'accompagnees')}`;
	}
	if (base === 'detectees' && detectees !== null) return who(detectees, base);
	if (base === 'accompagnees' && accompagnees !== null) return who(accompagnees, base);
	return tr(
		'nombre exact de personnes absent de nos sources',
		'exact number of people absent from our sources'
	);
}

/** The share of victims of a row, or why there is none. */
export function victimWords({ victimes, id }: NeedsLine, enquete: NeedsSurvey | null): string {
	if (enquete === null) return '';
	if (victimes === null) return id === 'NV' ? '' : tr('hors de l’enquête', 'not in the survey');
	const share = victimes.part === null ? null : shareWords(victimes.part);
	const count = victimes.effectif === null ? null : formatCount(victimes.effectif);
	if (share !== null) return count === null ? share : `${share} · ${count}`;
	return count ?? tr('part non publiée', 'share not published');
}

const sumOf = (line: NeedsLine) => line.parts.reduce((sum, part) => sum + part.centimes, 0);

/** The share of a row in the money and its amount, or that there is none. */
export function meansWords(line: NeedsLine, { moyens }: NeedsPanel, amount = formatEuros): string {
	if (moyens.total === null && line.montant === null) return '';
	if (line.montant === null) {
		if (line.id !== 'NV') return noAmountFound();
		return moyens.partiel ? tr('inconnu', 'unknown') : tr('aucun', 'none');
	}
	const words = `${moyens.partiel && line.montant > 0 ? atLeast() : ''}${amount(line.montant)}`;
	const share = shareOfMeans(line, moyens);
	return share === null ? words : `${formatPercent(...share, 1, 'signes')} · ${words}`;
}

/** The money of a row and that of its year, of which it is a share; `null` where none can be told. */
export function shareOfMeans(
	line: NeedsLine,
	{ base }: NeedsPanel['moyens']
): readonly [part: number, whole: number] | null {
	if (line.montant === null || base === null) return null;
	const part = sumOf(line);
	return part === 0 && line.montant !== 0 ? null : [part, base];
}

/** What of the money of a row rests on what we deduced alone, in cents. */
export const deducedOf = ({ montant, statut, parts }: NeedsLine): number =>
	statut === 'deduit' && montant !== null ? montant : parts.reduce((sum, one) => sum + one.deduit, 0);

/** The same in words. */
const deducedWords = (line: NeedsLine, amount: (cents: number) => string): string =>
	line.montant === null ? '' : deducedAfter(line.montant, deducedOf(line), amount);

/** The total of a year's money with its stages, or the kind of nothing there is. */
export function totalWords({ moyens }: NeedsPanel): string {
	if (moyens.total === null) return moyens.statut === 'publie' ? '' : statusTogether(moyens.statut);
	const stages = stageWords(moyens.etapes, false);
	return `${moyens.partiel ? atLeast() : ''}${formatEuros(moyens.total)}${stages === '' ? '' : `, ${stages}`}`;
}

/** Logical bounds in a sentence (R8). */
export function boundsWords({ bas, haut }: NeedsLine['bornes'], amount = formatEuros): string {
	if (bas === null) return '';
	const low = bas === 0 ? tr('rien n’est rattaché', 'nothing is attributed') : `${atLeast()}${amount(bas)}`;
	return `${low}, ${tr('au plus', 'at most')} ${haut === null ? tr('inconnu', 'unknown') : amount(haut)}`;
}

function lineSentence(line: NeedsLine, panel: NeedsPanel, amount: (cents: number) => string): string {
	const { enquete, exercice } = panel;
	const victims =
		enquete === null || line.victimes === null
			? null
			: line.victimes.part === null
				? null
				: `${shareWords(line.victimes.part)} ${tr('des', 'of')} ${victimsOf(enquete.base)} (${respondentWords(enquete)})`;
	const means = meansWords(line, panel, amount);
	const money = means === '' ? '' : `${means.replace(' · ', ', ')}${deducedWords(line, amount)}`;
	const bounds = line.id === 'NV' ? '' : boundsWords(line.bornes, amount);
	const said = [
		victims,
		money === '' ? null : money,
		bounds === '' ? null : `${tr('bornes', 'bounds')}${colon()} ${bounds}`
	];
	return `${line.nom}, ${exercice}${colon()} ${said.filter((part) => part !== null).join(`${semicolon()} `)}.`;
}

/** The key of the shapes that tell a row. */
export const keyOf = (panel: NeedsPanel, line: NeedsLine) => `${panel.exercice} ${line.id}`;

/** A reading per row; a number of victims is never said without who answered. */
export function readNeeds({ panneaux }: BesoinsMoyensData): Reading[] {
	return panneaux.flatMap((panel) =>
		panel.lignes.map((line) => ({
			id: keyOf(panel, line),
			whole: {
				seen: lineSentence(line, panel, formatEuros),
				said: lineSentence(line, panel, speakAmount),
				point: pointOfRow({ exercice: panel.exercice, forme: line.id }) ?? { exercice: panel.exercice }
			},
			parts: [],
			lien: null
		}))
	);
}

/** The figure in a few sentences, for who does not see it. */
export function describeNeeds(data: BesoinsMoyensData): string {
	const years = enumerate(data.panneaux.map(({ exercice }) => String(exercice)));
	if (years === '') return noYear();
	const apart = tr(
		' Chaque année a sa propre enquête\u00A0: elles ne font pas une série.',
		' Each year has its own survey: they do not make a series.'
	);
	return [
		tr(
			`Une rangée par forme de traite, en ${years}\u00A0: les victimes de l’enquête, puis l’argent.`,
			`One row per form of trafficking, in ${years}: the victims of the survey, then the money.`
		) + (data.panneaux.length > 1 ? apart : ''),
		...readNeeds(data).map(({ whole }) => whole.said),
		tableFollows()
	].join(' ');
}

/** The stages of a panel in words, for the table. */
export const stagesOf = ({ moyens }: NeedsPanel) =>
	moyens.etapes.map((etape) => LIBELLES.etapeCourte[etape]).join(' + ');
