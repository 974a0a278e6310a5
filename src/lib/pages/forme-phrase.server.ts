import type { Query } from '#lib/domain/query.ts';
import { writeQuery } from '#lib/domain/query.ts';
import { tr } from '#lib/domain/language.ts';
import { isNonAttribuee, type FormeAttribuee } from '#lib/domain/vocabulary.ts';
import { scopeOfReading } from '#lib/figures/scope-of.server.ts';
import { listLines } from '#lib/server/analysis/lines/lines.ts';
import type { Cell } from '#lib/server/analysis/counted/cell.ts';
import type { Reading } from '#lib/server/analysis/reading.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readVersion } from '#lib/server/store/versions.ts';
import { formePhrase, phraseNote, type CitedDocument, type NotePiece } from '#lib/words/forme-phrase.ts';
import { tellingYear } from '#lib/words/formes.ts';
import type { FormeYear } from './forme-page.server.ts';

/** A phrase to quote, its note, and where its picture and its lines are. */
export interface PhraseToCopy {
	readonly exercice: number;
	readonly phrase: string;
	readonly note: readonly NotePiece[];
	readonly image: string;
	readonly lignes: string;
	/** The other years that can be told, each with its address. */
	readonly annees: readonly { readonly exercice: number; readonly adresse: string }[];
}

/** Most lines of which a note names the documents: beyond, it says that there are others. */
const MOST_LINES = 200;

/** The documents that the counted lines of a year come from, in the order of the lines, and whether there may be others. */
function documentsOf(
	db: Database,
	query: Query,
	exercice: number
): { readonly documents: readonly CitedDocument[]; readonly others: boolean } {
	const asked = { ...query, de: exercice, a: exercice, forme: [], q: '', tri: '', page: 1 };
	const donnes = new Set([...query.donnes, 'etape', 'nature', 'perimetre']);
	const { lines, count, selection } = listLines(db, { ...asked, donnes }, MOST_LINES);
	const rows = new Map(selection.reference.sources.map((row) => [row.id, row]));
	const pages = new Map<string, Set<string>>();
	for (const { source, source_page, verdict } of lines) {
		if (verdict !== 'retenue') continue;
		const own = pages.get(source) ?? new Set<string>();
		if (source_page) own.add(source_page);
		pages.set(source, own);
	}
	const documents = [...pages].map(([source, own]): CitedDocument => {
		const { titre = source, editeur = '', date = '', url = '' } = rows.get(source) ?? {};
		return { titre, editeur, date, pages: [...own], url };
	});
	return { documents, others: count > lines.length };
}

/** The lines of a phrase: a list of lines shows every stage, nature and perimeter until the address asks for one. */
function linesAddress(written: string, { etape, nature, perimetre }: Query): string {
	const params = new URLSearchParams(written);
	for (const [name, value] of Object.entries({ etape, nature, perimetre })) params.set(name, value);
	return `/lignes?${params.toString().replaceAll('%2C', ',')}`;
}

/** The phrase about a form in the year that its page tells; `null` where the page tells no year. */
export function phraseToCopy(
	db: Database,
	query: Query,
	reading: Reading,
	{
		forme,
		annees,
		wanted,
		origin
	}: {
		readonly forme: FormeAttribuee;
		readonly annees: readonly FormeYear[];
		readonly wanted: number | null;
		readonly origin: string;
	}
): PhraseToCopy | null {
	const year = annees.find(({ exercice }) => exercice === wanted) ?? tellingYear(annees, wanted);
	if (!year || query.perimetre === 'contexte') return null;
	const { exercice } = year;
	const scopeOf = (own: readonly Cell[]) =>
		scopeOfReading(reading, { exercices: [exercice], toutesFormes: true, cells: own });
	const cells = reading.evidence;
	const mine = cells.filter((cell) => cell.forme === forme);
	const open = cells.filter(
		(cell) =>
			cell.exercice === exercice &&
			isNonAttribuee(cell.forme) &&
			(cell.forme === 'NV' || cell.nommees === '' || cell.nommees.split('|').includes(forme))
	);
	const { version } = reading.selection;
	const at = (year: number, v = query.v) => writeQuery(query, { forme: [], de: year, a: year, v, page: 1 });
	const path = `${tr('', '/en')}/formes/${forme}`;
	const lines = { forme: mine.some((cell) => cell.exercice === exercice) ? [forme] : ['NV' as const] };
	return {
		exercice,
		phrase: formePhrase({
			forme,
			year,
			open: open.reduce((sum, { centimes }) => sum + centimes, 0),
			scope: scopeOf(mine),
			openScope: scopeOf(open)
		}),
		note: phraseNote({
			...documentsOf(db, query, exercice),
			version,
			date: readVersion(db, version)?.createdAt.slice(0, 10) ?? '',
			adresse: `${origin}${path}${at(exercice, version)}`
		}),
		image: `/figures/formes-annees.png${writeQuery(query, { forme: [forme], page: 1 })}`,
		lignes: linesAddress(writeQuery(query, { ...lines, de: exercice, a: exercice, page: 1 }), query),
		annees: annees
			.filter((other) => other.exercice !== exercice)
			.map((other) => ({ exercice: other.exercice, adresse: `/formes/${forme}${at(other.exercice)}` }))
	};
}
