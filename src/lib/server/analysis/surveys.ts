import { fold } from '#lib/domain/fold.ts';
import type { Reference, ReferenceRow } from '#lib/domain/reference-tables.ts';
import { FORMES_ATTRIBUEES, type FormeAttribuee } from '#lib/domain/vocabulary.ts';
import { SEUIL_EFFECTIF, maskSmallCounts, type Cell } from './small-counts.ts';

/** Whose shares a survey gives: people met, or those of them who were assisted. */
export type SurveyBase = 'detectees' | 'accompagnees';

/** People of some forms in a survey. Without a form: those whose form our sources do not say. */
export type SurveyCell = Cell<FormeAttribuee>;

/** A survey among associations, as it may be shown: small counts are hidden. */
export interface Survey {
	readonly annee: number;
	readonly enquete: string;
	/** Associations that answered: no number of the survey is shown without it. `null` when our sources do not say. */
	readonly repondants: number | null;
	/** Whom the shares are of: `detectees` when the survey's name says « repérées » or « détectées ». */
	readonly base: SurveyBase;
	/** Published exact counts; `null` when blank, or too small to be shown. */
	readonly detectees: number | null;
	readonly accompagnees: number | null;
	/** In the order of the forms, what has no form last. */
	readonly cells: readonly SurveyCell[];
	/** What small counts made of the cells; `null` when none is small. */
	readonly masque: { readonly seuil: number; readonly regroupe: SurveyCell | null } | null;
	/** Sum of the published shares in hundredths of a percent, before anything is hidden. */
	readonly somme: number;
	/** The shares do not add up to 100 by no more than their rounding. */
	readonly arrondi: boolean;
	readonly source: string;
}

type Row = ReferenceRow<'victimes'>;

const isForme = (code: string): code is FormeAttribuee =>
	(FORMES_ATTRIBUEES as readonly string[]).includes(code);
const rankOf = ({ formes: [first] }: SurveyCell) =>
	first === undefined ? FORMES_ATTRIBUEES.length : FORMES_ATTRIBUEES.indexOf(first);

/** The surveys of a year, the one that most associations answered first. */
export function surveysOf(reference: Reference, annee: number, seuil = SEUIL_EFFECTIF): Survey[] {
	const rows = reference.victimes.filter((row) => row.annee === annee);
	const names = [...new Set(rows.map((row) => row.enquete))];
	return names
		.map((enquete) =>
			surveyOf(
				rows.filter((row) => row.enquete === enquete),
				seuil
			)
		)
		.filter((survey) => survey !== null)
		.sort((a, b) => (b.repondants ?? 0) - (a.repondants ?? 0));
}

/** Years that have a survey, in order. */
export const surveyYears = (reference: Reference): number[] =>
	[...new Set(reference.victimes.map((row) => row.annee))].sort((a, b) => a - b);

function surveyOf(rows: readonly Row[], seuil: number): Survey | null {
	const [first] = rows;
	if (!first) return null;
	const whole = rows.find((row) => row.forme === '');
	const base: SurveyBase = /reperee|detectee/.test(fold(first.enquete)) ? 'detectees' : 'accompagnees';
	const published = rows
		.filter((row) => row.forme !== '')
		.map((row) => ({
			formes: row.forme.split('|').filter(isForme),
			reste: false,
			part: row.part,
			effectif: row[base]
		}))
		.filter((cell) => cell.formes.length > 0);
	const total = whole?.[base] ?? null;
	const somme = published.reduce((sum, cell) => sum + (cell.part ?? 0), 0);
	const arrondi = Math.abs(10_000 - somme) <= 50 * published.length;
	const rest = restOf(published, total, arrondi ? null : 10_000 - somme);
	const { cells, regroupe, tout } = maskSmallCounts([...published, ...rest], total, seuil);
	const small = (count: number | null) => count !== null && count > 0 && count < seuil;
	const shown = (count: number | null | undefined) => (count === undefined || small(count) ? null : count);
	return {
		annee: first.annee,
		enquete: first.enquete,
		repondants: first.repondants,
		base,
		detectees: shown(whole?.detectees),
		accompagnees: shown(whole?.accompagnees),
		cells: [...cells].sort((a, b) => rankOf(a) - rankOf(b)),
		masque: regroupe || tout ? { seuil, regroupe } : null,
		somme,
		arrondi,
		source: first.source
	};
}

/** People of the survey that no published cell speaks of, when they can be worked out. */
function restOf(published: readonly SurveyCell[], total: number | null, part: number | null): SurveyCell[] {
	const counts = published.map((cell) => cell.effectif);
	const known = counts.reduce<number | null>(
		(sum, count) => (sum === null || count === null ? null : sum + count),
		0
	);
	const effectif =
		total === null || known === null || published.length === 0 || total <= known ? null : total - known;
	const share = part !== null && part > 0 && published.some((cell) => cell.part !== null) ? part : null;
	return effectif === null && share === null ? [] : [{ formes: [], reste: true, part: share, effectif }];
}
