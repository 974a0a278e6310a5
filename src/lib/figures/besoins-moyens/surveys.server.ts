import { fold } from '#lib/domain/fold.ts';
import type { Reference, ReferenceRow } from '#lib/domain/reference-tables.ts';
import { FORMES_ATTRIBUEES, type FormeAttribuee, type Serie } from '#lib/domain/vocabulary.ts';
import { SEUIL_EFFECTIF, maskSmallCounts, type Cell } from './small-counts.server.ts';

/** Whose shares a survey gives: people met, or those of them who were assisted. */
export type SurveyBase = Exclude<Serie, 'enregistrees'>;

/** People of some forms in a survey. Without a form: those whose form our sources do not say. */
export type SurveyCell = Cell<FormeAttribuee>;

/** A survey among associations, as it may be shown: small counts are hidden. */
export interface Survey {
	readonly annee: number;
	readonly enquete: string;
	/** Associations that answered: no number of the survey is shown without it. `null` when our sources do not say. */
	readonly repondants: number | null;
	/** Whom the shares are of. */
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
	readonly sources: readonly string[];
}

type Row = ReferenceRow<'victimes'>;

const isForme = (code: string): code is FormeAttribuee =>
	(FORMES_ATTRIBUEES as readonly string[]).includes(code);
const rankOf = ({ formes: [first] }: SurveyCell) =>
	first === undefined ? FORMES_ATTRIBUEES.length : FORMES_ATTRIBUEES.indexOf(first);

/** Whose counts a row gives; a file without the column says it in the name of the survey: « repérées », « détectées ». */
const serieOf = ({ serie, enquete }: Row): Serie =>
	serie ?? (/reperee|detectee/.test(fold(enquete)) ? 'detectees' : 'accompagnees');
const isSurveyed = (row: Row) => serieOf(row) !== 'enregistrees';

/** The surveys of a year, each series apart: the one that most associations answered first, people assisted before people met. */
export function surveysOf(reference: Reference, annee: number, seuil = SEUIL_EFFECTIF): Survey[] {
	const rows = reference.victimes.filter((row) => row.annee === annee && isSurveyed(row));
	return [...Map.groupBy(rows, (row) => `${serieOf(row)} ${row.enquete}`).values()]
		.map((own) => surveyOf(own, seuil))
		.filter((survey) => survey !== null)
		.sort((a, b) => (b.repondants ?? 0) - (a.repondants ?? 0) || a.base.localeCompare(b.base));
}

/** Years that have a survey, in order. */
export const surveyYears = (reference: Reference): number[] =>
	[...new Set(reference.victimes.filter(isSurveyed).map((row) => row.annee))].sort((a, b) => a - b);

function surveyOf(rows: readonly Row[], seuil: number): Survey | null {
	const [first] = rows;
	if (!first) return null;
	const whole = rows.find((row) => row.forme === '');
	const base = serieOf(first) === 'detectees' ? 'detectees' : 'accompagnees';
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
		sources: [...new Set(rows.map((row) => row.source))]
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

/** What the police and the gendarmerie recorded of a form in a year: a series of its own, never beside a survey's shares. */
export interface Recorded {
	readonly annee: number;
	readonly enquete: string;
	/** Every person recorded, whatever the form. */
	readonly total: number | null;
	readonly formes: readonly FormeAttribuee[];
	/** `null` when not published, or too small to be shown. */
	readonly effectif: number | null;
	/** Published share in hundredths of a percent; a person may be counted under several forms. */
	readonly part: number | null;
	readonly sources: readonly string[];
}

/** Every year of which our sources give the people recorded under a form, the latest first. */
export function recordedOf(reference: Reference, forme: string, seuil = SEUIL_EFFECTIF): Recorded[] {
	const rows = reference.victimes.filter((row) => !isSurveyed(row));
	return rows
		.filter((row) => row.forme.split('|').includes(forme))
		.map(({ annee, enquete, enregistrees, part, source, ...row }) => {
			const whole = rows.find((one) => one.annee === annee && one.enquete === enquete && one.forme === '');
			return {
				annee,
				enquete,
				total: whole?.enregistrees ?? null,
				formes: row.forme.split('|').filter(isForme),
				effectif:
					enregistrees === undefined || (enregistrees > 0 && enregistrees < seuil) ? null : enregistrees,
				part,
				sources: [...new Set([source, ...(whole ? [whole.source] : [])])]
			};
		})
		.sort((a, b) => b.annee - a.annee);
}
