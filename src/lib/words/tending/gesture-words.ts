import { REFERENCE_TABLES, type ReferenceTable } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import { LIBELLES_FR } from '#lib/domain/vocabulary.ts';

/** What an editor does to rows of a vocabulary. */
export type Gesture = 'ajout' | 'changement' | 'retrait';

type Row = Readonly<Record<string, unknown>>;

const said = (row: Row, column: string) => String(row[column] ?? '');

/** What a row is about, by its key: « bop137, 2018 ». Never a person's name: rows are neutral. */
export function rowSubject(table: ReferenceTable, row: Row): string {
	const words = REFERENCE_TABLES[table].cle
		.map((column) => said(row, column))
		.filter((word) => word !== '' && word !== 'np');
	return words.join(', ').slice(0, 200);
}

/** Names of the vocabularies in a sentence: « une ligne des sources ». */
const OF: Readonly<Record<ReferenceTable, string>> = {
	sources: 'des sources',
	dispositifs: 'des dispositifs',
	formes: 'des formes de traite',
	nomenclature: 'de la nomenclature',
	intitules: 'des intitulés',
	couverture: 'de la couverture',
	recherches: 'des recherches',
	cles: 'des clés',
	arbitrages: 'des arbitrages',
	motifs: 'des motifs',
	relances: 'des relances',
	synonymes: 'des synonymes',
	lectures: 'des fiches de lecture',
	victimes: 'des victimes',
	ipc: 'de l’indice des prix'
};

const VERB = { ajout: 'A ajouté', changement: 'A changé', retrait: 'A retiré' } as const;

function ownSentence(table: ReferenceTable, gesture: Gesture, row: Row): string | null {
	const subject = rowSubject(table, row);
	if (table === 'couverture') {
		const couverture = said(row, 'couverture') as keyof typeof LIBELLES_FR.couverture;
		return gesture === 'retrait'
			? fr`A retiré la couverture déclarée : ${subject}.`
			: fr`A déclaré la couverture de ${said(row, 'dispositif')} en ${said(row, 'exercice')} : ${LIBELLES_FR.couverture[couverture]}.`;
	}
	if (table === 'arbitrages')
		return gesture === 'retrait'
			? fr`A retiré l'arbitrage : ${subject}.`
			: fr`A retenu « ${said(row, 'source_retenue')} » : ${subject}.`;
	if (table === 'relances')
		return gesture === 'retrait'
			? fr`A retiré la lettre : ${subject}.`
			: fr`A noté la lettre à « ${said(row, 'destinataire')} », état « ${said(row, 'etat')} » : ${subject}.`;
	if (table === 'recherches' && gesture !== 'retrait')
		return fr`A noté une recherche, résultat « ${said(row, 'resultat')} » : ${subject}.`;
	return null;
}

/** What the journal says of a change: in French, as the rest of it. */
export function gestureSentence(
	table: ReferenceTable,
	gesture: Gesture,
	rows: readonly Row[],
	motif: string
): string {
	const [first = {}] = rows;
	const one =
		rows.length === 1
			? (ownSentence(table, gesture, first) ??
				fr`${VERB[gesture]} une ligne ${OF[table]} : ${rowSubject(table, first)}.`)
			: fr`${VERB[gesture]} ${rows.length} lignes ${OF[table]}, d'abord : ${rowSubject(table, first)}.`;
	return fr`${one} Motif : ${motif}`;
}

/** What everybody reads of the version that a change makes: no editor is named. */
export const versionSummary = (table: ReferenceTable, gesture: Gesture, rows: readonly Row[]): string =>
	fr`${gesture} dans ${table}.csv : ${[...new Set(rows.map((row) => rowSubject(table, row)))].join(' ; ')}`.slice(
		0,
		500
	);
