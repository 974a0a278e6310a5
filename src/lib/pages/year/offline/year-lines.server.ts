import { labelOf } from '#lib/domain/reference-labels.ts';
import type { Query } from '#lib/domain/query.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import { placeName } from '#lib/server/analysis/counted/place-name.ts';
import { listLines } from '#lib/server/analysis/lines/lines.ts';
import { isCore } from '#lib/server/analysis/selection.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { YearLines } from '#lib/domain/year/year-lines.ts';

/** Most lines that a file carries: a table of more is read on the site. */
const MOST = 800;

/** All the lines of a year, whatever their stage and nature, with what a rule made of each: what the file filters and adds up. */
export function yearLines(db: Database, asked: Query, exercice: number): YearLines {
	const query: Query = {
		...asked,
		...{ de: exercice, a: exercice, forme: [], dispositif: [], groupe: [], q: '', tri: '', page: 1 },
		donnes: new Set()
	};
	const { lines, count, selection } = listLines(db, query, MOST);
	const { reference } = selection;
	const rows = new Map(reference.dispositifs.map((row) => [row.id, row]));
	const sources = new Map(reference.sources.map((row) => [row.id, row]));
	const used = new Set(lines.map(({ dispositif }) => dispositif));
	const formes = new Set(
		lines.flatMap(({ forme }) => forme.split('|').map((part) => part.split(':')[0] ?? ''))
	);
	return {
		autres: count - lines.length,
		dispositifs: Object.fromEntries(
			[...rows].flatMap(([id, row]) => (used.has(id) ? [[id, labelOf(row)] as const] : []))
		),
		formes: Object.fromEntries(
			reference.formes.flatMap((row) => (formes.has(row.code) ? [[row.code, labelOf(row)] as const] : []))
		),
		etapes: Object.fromEntries(
			[...new Set(lines.map(({ etape }) => etape))].map((one) => [one, LIBELLES.etape[one]])
		),
		natures: Object.fromEntries(
			[...new Set(lines.map(({ nature }) => nature))].map((one) => [one, LIBELLES.nature[one]])
		),
		lignes: lines.map((line) => {
			const row = rows.get(line.dispositif);
			const source = sources.get(line.source);
			return {
				id: line.id,
				dispositif: line.dispositif,
				poste: line.poste ?? line.libelle ?? placeName({ poste: '', niveau: line.niveau }),
				etape: line.etape,
				nature: line.nature,
				forme: line.forme,
				centimes: line.centimes,
				preuve: line.preuve ?? '',
				compte: line.verdict === 'retenue' && row !== undefined && isCore(row),
				concurrente: line.concurrente,
				role: line.role,
				contexte: row === undefined || !isCore(row),
				editeur: source?.editeur ?? '',
				titre: source?.titre ?? line.source,
				date: line.source_date ?? source?.date ?? '',
				ou: line.source_page ?? '',
				url: (line.source_url ?? '') || (source?.url ?? ''),
				note: line.note ?? ''
			};
		})
	};
}
