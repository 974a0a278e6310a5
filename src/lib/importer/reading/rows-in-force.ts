import type { Reference, ReferenceRow } from '#lib/domain/reference-tables.ts';
import { language, tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { columnKey } from '#lib/ingest/fiches/fiche.ts';
import type { ProposedRow } from '#lib/ingest/fiches/proposal/propose-fiche.ts';
import { wordKey } from '#lib/ingest/cells/synonyms.ts';

type Row = ReferenceRow<'lectures'>;

/** Rules that say what a column is: one of them for each column. */
const OF_COLUMNS: readonly Row['regle'][] = ['colonne', 'montants', 'ecarter'];

/** What a row decides: two rows that decide the same thing cannot both hold. */
function decided({ regle, colonne, champ, mot }: Row): string {
	if (OF_COLUMNS.includes(regle)) return `colonne ${columnKey(colonne)}`;
	if (regle === 'constante') return `constante ${champ}`;
	if (regle === 'valeur') return `valeur ${champ} ${wordKey(mot)}`;
	if (regle === 'total') return `total ${columnKey(colonne)} ${wordKey(mot)}`;
	return regle === 'entete' ? regle : `${regle} ${columnKey(colonne)}`;
}

/** The rows of a proposal, as rows of a reading sheet. */
export const proposedRows = (fiche: string, rows: readonly ProposedRow[]): Row[] =>
	rows.map(({ regle, colonne = '', champ = '', mot = '', code = '', raison }) => ({
		fiche,
		regle: regle as Row['regle'],
		colonne,
		champ,
		mot,
		code,
		raison
	}));

/**
 * The rows of a sheet as a person corrected them: hers stand in place of those that decide the same thing. A field that she
 * gives to a column is no longer given by another, nor said once for all.
 */
export function rowsInForce(base: readonly Row[], own: readonly Row[], fiche: string): Row[] {
	const said = new Set(own.map(decided));
	const columns = new Map(
		own
			.filter(({ regle, champ }) => regle === 'colonne' && champ !== 'montant')
			.map(({ champ, colonne }) => [champ, columnKey(colonne)])
	);
	const kept = base.flatMap((row): Row[] => {
		if (said.has(decided(row))) return [];
		const taken = columns.get(row.champ);
		if (taken === undefined) return [row];
		if (row.regle === 'constante') return [];
		if (row.regle === 'colonne' && columnKey(row.colonne) !== taken)
			return [{ ...row, regle: 'ecarter', champ: '', raison: fr`une autre colonne donne déjà ${row.champ}` }];
		return [row];
	});
	const all = [...kept, ...own].map((row) => ({ ...row, fiche }));
	const read = new Set(
		all.filter(({ regle }) => regle === 'colonne').map(({ colonne }) => columnKey(colonne))
	);
	const fields = new Set(all.filter(({ regle }) => regle === 'colonne').map(({ champ }) => champ));
	return all.filter(
		({ regle, colonne, champ }) =>
			!(regle === 'recopier' && !read.has(columnKey(colonne))) && !(regle === 'valeur' && !fields.has(champ))
	);
}

/** Whether a row waits for its code. */
export const isOpen = ({ regle, code }: Row): boolean =>
	(regle === 'constante' || regle === 'valeur') && code === '';

/** Words of a form that are left without a code are money not attributed, and said so. */
const LEFT = 'NV';

/**
 * The rows of a sheet that can be followed: a word that nobody gave a form stays not attributed (R6), what else is not decided
 * is left out.
 */
export const settledRows = (rows: readonly Row[]): Row[] =>
	rows.flatMap((row) => {
		if (!isOpen(row)) return [row];
		if (row.regle !== 'valeur' || row.champ !== 'forme') return [];
		return [{ ...row, code: LEFT, raison: fr`laissé non attribué` }];
	});

/** The vocabularies with what a person decided on the way: her words, and the rows of one sheet. */
export function referenceWith(
	reference: Reference,
	synonymes: readonly ReferenceRow<'synonymes'>[],
	lectures: readonly Row[]
): Reference {
	const words = new Set(synonymes.map(({ vocabulaire, mot }) => `${vocabulaire} ${wordKey(mot)}`));
	const fiches = new Set(lectures.map(({ fiche }) => fiche));
	return {
		...reference,
		synonymes: [
			...reference.synonymes.filter(({ vocabulaire, mot }) => !words.has(`${vocabulaire} ${wordKey(mot)}`)),
			...synonymes
		],
		lectures: [...reference.lectures.filter(({ fiche }) => !fiches.has(fiche)), ...lectures]
	};
}

const quote = (text: string) => (language() === 'en' ? `“${text}”` : fr`« ${text} »`);

const CONSTANTS: Readonly<Record<string, () => string>> = {
	exercice: () => tr(fr`l'année du budget`, 'the budget year'),
	etape: () =>
		tr(fr`l'étape du budget (demandé, voté, dépensé…)`, 'the stage of the budget (requested, voted, spent…)'),
	dispositif: () => tr(fr`le dispositif qui paie`, 'the funding scheme that pays'),
	source: () => tr(fr`le document d'où viennent ces montants`, 'the document these amounts come from'),
	attribution: () =>
		tr(
			fr`qui dit la forme de traite : la source elle-même, ou l'objet légal du dispositif`,
			'who states the form of trafficking: the source itself, or the legal purpose of the scheme'
		)
};

/** What is asked of a field that nothing says. */
export function askConstant(champ: string): string {
	const what = CONSTANTS[champ]?.() ?? quote(champ);
	return tr(
		fr`Dites, pour tout le fichier, ${what} : aucune colonne ne le dit.`,
		`State, for the whole file, ${what}: no column says it.`
	);
}

/** What is asked of a word that nothing gives a code. `rangees` is how many rows bear it. */
export function askWord(champ: string, colonne: string, mot: string, rangees: number): string {
	const rows = tr(
		`${rangees} ${rangees === 1 ? 'rangée' : 'rangées'}`,
		`${rangees} ${rangees === 1 ? 'row' : 'rows'}`
	);
	const word = mot === '(vide)' ? tr('une case vide', 'a blank cell') : quote(mot);
	const ask = tr(
		fr`Dites ce que veut dire ${word} dans la colonne ${quote(colonne)} (${rows}).`,
		`Say what ${word} means in column ${quote(colonne)} (${rows}).`
	);
	if (champ !== 'forme') return ask;
	return `${ask} ${tr('Sans choix, cet argent reste non attribué.', 'Without a choice, this money stays not attributed.')}`;
}
