import { inBoth, tr } from '#lib/domain/language.ts';
import type { Query } from '#lib/domain/query.ts';
import { formatCount } from '#lib/domain/typography.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import { signedEuros, valueWords } from '#lib/words/versions/changes.ts';
import { listLines, linesMoved } from '#lib/server/analysis/lines/lines.ts';
import { sourcesInUse } from '#lib/server/analysis/lines/provenance.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import type { BandRow } from './band-row.ts';

/** « 0 ligne », « 1 ligne », « 2 lignes »; in English “no line”, “1 line”, “2 lines”. */
function counted(count: number, one: string, many: string): string {
	const number = tr(formatCount(count), count === 0 ? 'no' : formatCount(count));
	return `${number} ${count < 2 ? one : many}`;
}

/** What a list of lines has no more, what has come in, and what its counted lines sum to. */
export function listingRows(db: Database, query: Query, read: number, current: number): BandRow[] {
	const { venues, parties } = linesMoved(db, query, read, current);
	const [before, after] = [read, current].map((v) => listLines(db, { ...query, v, page: 1 }, 1).totals);
	const key = (total: { etape: string; nature: string }) => `${total.etape} ${total.nature}`;
	const keys = new Set([...(before ?? []), ...(after ?? [])].map(key));
	const sums = [...keys].flatMap((id): BandRow[] => {
		const [was, is] = [before?.find((row) => key(row) === id), after?.find((row) => key(row) === id)];
		const row = is ?? was;
		if (!row || (was?.centimes === is?.centimes && was?.comptees === is?.comptees)) return [];
		const nature = row.nature === 'np' ? LIBELLES.nature.np : row.nature.toUpperCase();
		const words = (total: typeof was) =>
			total === undefined
				? tr('aucune ligne', 'no line')
				: valueWords({ centimes: total.centimes, statut: 'publie' });
		return [
			{
				quoi: `${tr('Lignes comptées', 'Lines counted')}, ${LIBELLES.etapeCourte[row.etape]}, ${nature}`,
				avant: words(was),
				apres: words(is),
				ecart: signedEuros((is?.centimes ?? 0) - (was?.centimes ?? 0)),
				versions: []
			}
		];
	});
	if (venues + parties === 0) return sums;
	return [
		{
			quoi: tr('Lignes de cette liste', 'Lines of this list'),
			avant: tr(
				counted(parties, 'ligne n’y est plus', 'lignes n’y sont plus'),
				counted(parties, 'line is no longer there', 'lines are no longer there')
			),
			apres: tr(
				counted(venues, 'ligne y est entrée', 'lignes y sont entrées'),
				counted(venues, 'line has come in', 'lines have come in')
			),
			ecart: '',
			versions: []
		},
		...sums
	];
}

/** Sources that are described otherwise, or have more or fewer lines. */
export function sourceRows(db: Database, read: number, current: number): BandRow[] {
	const [before, after] = [read, current].map(
		(version) => new Map(sourcesInUse(db, version).map((source) => [source.id, source]))
	);
	const ids = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
	const words = (count: number | undefined) =>
		count === undefined
			? tr('absente', 'absent')
			: tr(counted(count, 'ligne', 'lignes'), counted(count, 'line', 'lines'));
	return [...ids].flatMap((id): BandRow[] => {
		const [was, is] = [before?.get(id), after?.get(id)];
		const [avant, apres] = [words(was?.lines), words(is?.lines)];
		const told = JSON.stringify(was?.row) === JSON.stringify(is?.row);
		if (avant === apres && told) return [];
		const title = is?.row?.titre ?? was?.row?.titre ?? id;
		return [
			{
				quoi: told ? title : `${title} (${tr('sa description', 'its description')})`,
				avant,
				apres,
				ecart: '',
				versions: []
			}
		];
	});
}

const VOCABULAIRES = [
	'formes',
	'dispositifs',
	'nomenclature',
	'intitules',
	'couverture',
	'cles',
	'relances',
	'ipc'
] as const;
const VOCABULAIRES_EN_MOTS = inBoth<Readonly<Record<(typeof VOCABULAIRES)[number], string>>>(
	{
		formes: 'Formes de traite',
		dispositifs: 'Dispositifs',
		nomenclature: 'Nomenclature',
		intitules: 'Intitulés des actions',
		couverture: 'Couverture',
		cles: 'Clés de répartition',
		relances: 'Lettres de demande',
		ipc: 'Indice des prix'
	},
	{
		formes: 'Forms of trafficking',
		dispositifs: 'Schemes',
		nomenclature: 'Nomenclature',
		intitules: 'Titles of actions',
		couverture: 'Coverage',
		cles: 'Allocation keys',
		relances: 'Letters of request',
		ipc: 'Price index'
	}
);

/** Rows of the vocabularies that were there, and those that are. */
export function vocabularyRows(db: Database, read: number, current: number): BandRow[] {
	const [before, after] = [readReference(db, read), readReference(db, current)];
	return VOCABULAIRES.flatMap((name): BandRow[] => {
		const texts = (rows: readonly unknown[]) => new Set(rows.map((row) => JSON.stringify(row)));
		const [was, is] = [texts(before[name]), texts(after[name])];
		const gone = [...was].filter((text) => !is.has(text)).length;
		const come = [...is].filter((text) => !was.has(text)).length;
		if (gone + come === 0) return [];
		const rows = (count: number, end: string) =>
			`${tr(counted(count, 'ligne', 'lignes'), counted(count, 'row', 'rows'))} ${end}`;
		return [
			{
				quoi: VOCABULAIRES_EN_MOTS[name],
				avant: rows(gone, tr('d’avant', 'from before')),
				apres: rows(come, tr('d’après', 'from after')),
				ecart: '',
				versions: []
			}
		];
	});
}
