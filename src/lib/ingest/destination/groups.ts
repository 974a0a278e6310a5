import type { Reference } from '#lib/domain/reference-tables.ts';
import type { Etape, Nature } from '#lib/domain/vocabulary.ts';
import type { LineBatch } from '#lib/ingest/lines/batch.ts';
import { BatchWriter } from '#lib/ingest/lines/batch-writer.ts';

/** The credits of one action at one stage: the sum of the rows that state them. */
export interface Group {
	readonly ligne: number;
	readonly exercice: number;
	readonly dispositif: string;
	readonly programme: string;
	readonly action: string | null;
	readonly etape: Etape;
	readonly nature: Nature;
	readonly source: string;
	readonly poste: string | null;
	/** Where a reader finds it: « 137;15 ». */
	readonly place: string;
	libelle: string | null;
	centimes: number;
	rows: number;
	lastRow: number;
	readonly columns: Set<string>;
}

const BATCH_LINES = 4096;

function pageOf({ place, columns, rows }: Group): string {
	const names = [...columns];
	const column = `${names.length > 1 ? 'colonnes' : 'colonne'} ${names.join(', ')}`;
	return [place, column, ...(rows > 1 ? [`somme de ${rows} lignes`] : [])].join(', ').slice(0, 300);
}

/** Dispositifs that gather several actions of one year: each of their lines names its action. */
export function gatheringDispositifs({ nomenclature }: Pick<Reference, 'nomenclature'>): ReadonlySet<string> {
	const named = nomenclature.filter((row) => row.action !== '');
	const overlap = (a: (typeof named)[number], b: (typeof named)[number]) =>
		a.de <= (b.a ?? Infinity) && b.de <= (a.a ?? Infinity);
	return new Set(
		named
			.filter((row) =>
				named.some(
					(other) =>
						other.dispositif === row.dispositif &&
						(other.programme !== row.programme || other.action !== row.action) &&
						overlap(row, other)
				)
			)
			.map((row) => row.dispositif)
	);
}

/** Writes groups as lines: published totals, grade A. */
export function* batchesOf(groups: readonly Group[]): Generator<LineBatch> {
	const writer = new BatchWriter();
	for (let from = 0; from < groups.length; from += BATCH_LINES) {
		const part = groups.slice(from, from + BATCH_LINES);
		const batch = writer.start(part.length);
		part.forEach((group, at) => {
			const { coded } = batch;
			batch.ligne[at] = group.ligne;
			batch.exercice[at] = group.exercice;
			batch.centimes[at] = group.centimes;
			coded.dispositif[at] = writer.word(group.dispositif);
			coded.programme[at] = writer.word(group.programme);
			coded.action[at] = writer.word(group.action);
			coded.etape[at] = writer.word(group.etape);
			coded.nature[at] = writer.word(group.nature);
			coded.niveau[at] = writer.word('np');
			coded.poste[at] = writer.word(group.poste);
			coded.role[at] = writer.word('total');
			coded.forme[at] = writer.word('NV');
			coded.preuve[at] = writer.word('A');
			coded.source[at] = writer.word(group.source);
			coded.libelle[at] = writer.word(group.libelle);
			coded.source_page[at] = writer.word(pageOf(group));
		});
		batch.count = part.length;
		const finished = writer.finish();
		if (finished) yield finished;
	}
}
