import { splitByForme } from '#lib/domain/forme-spec.ts';
import type { Forme } from '#lib/domain/vocabulary.ts';
import type { DataPoint } from '#lib/figures/shell/data-point.ts';
import { isNamed } from '#lib/server/analysis/counted/place-name.ts';
import { firstLines } from '#lib/server/analysis/lines/first-lines.ts';
import type { ListedLine } from '#lib/server/analysis/lines/lines.ts';
import { mightBeFor } from '#lib/server/analysis/standing.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import type { CitedDocument } from '#lib/words/phrase/phrase-note.ts';
import type { PointMoney } from './point-money.server.ts';

/** Most lines that a point reads one by one: beyond, it says that there are others. */
const MOST_LINES = 200;

/** The lines behind a point. */
export interface PointLines {
	/** Those that count in it. */
	readonly comptees: readonly ListedLine[];
	/** Published totals that check them (R3). */
	readonly totaux: readonly ListedLine[];
	/** Where no source gives the forms asked any money, those of no single form that might be theirs. */
	readonly possibles: readonly ListedLine[];
	/** The documents that it rests on, in the order of the lines. */
	readonly documents: readonly CitedDocument[];
	/** There are more lines than were read. */
	readonly autres: boolean;
}

/** The lines of a point and their documents: a total that leaves money not itemised is one of them (R3). */
export function pointLines(
	db: Database,
	{ query, reading, cells, formes }: PointMoney,
	point: DataPoint,
	most = MOST_LINES
): PointLines {
	const undetailed = reading.cells.some(({ nonDetaille }) => nonDetaille !== 0);
	const rows = (forme: readonly Forme[]) => {
		const donnes = new Set([...query.donnes, 'etape', 'nature', 'perimetre']);
		const { lines, autres } = firstLines(db, { ...query, forme, donnes }, most);
		const kept = lines.filter(({ verdict }) => verdict === 'retenue' || verdict === 'controle');
		return { kept, autres };
	};
	const ofPoste = ({ poste, niveau }: ListedLine) =>
		point.poste === undefined || isNamed({ poste: poste ?? '', niveau }, point.poste);
	const own = rows(point.formes ?? []);
	// That nothing is identified for a form rests on every document of the year.
	const all = formes === null ? own : rows([]);
	const might = formes && cells.length === 0 ? mightBeFor(formes.codes) : () => false;
	const counted = own.kept.filter(ofPoste);
	return {
		comptees: counted.filter(({ verdict }) => verdict === 'retenue'),
		totaux: counted.filter(({ verdict }) => verdict === 'controle'),
		possibles: all.kept.filter(
			({ verdict, centimes, forme }) => verdict === 'retenue' && splitByForme(centimes, forme).some(might)
		),
		documents: documentsOf(
			db,
			reading.selection.version,
			(formes === null ? counted : all.kept).filter(({ verdict }) => undetailed || verdict === 'retenue')
		),
		autres: own.autres || all.autres
	};
}

/** The documents of some lines, each with where the lines stand in it. */
export function documentsOf(
	db: Database,
	version: number,
	lines: readonly Pick<ListedLine, 'source' | 'source_page' | 'source_url'>[]
): CitedDocument[] {
	const rows = new Map(readReference(db, version).sources.map((row) => [row.id, row]));
	return [...Map.groupBy(lines, ({ source }) => source)].map(([source, own]) => {
		const { titre = source, editeur = '', date = '', url = '' } = rows.get(source) ?? {};
		return {
			...{ titre, editeur, date, url: url || (own[0]?.source_url ?? '') },
			pages: [...new Set(own.flatMap(({ source_page }) => source_page || []))]
		};
	});
}
