import { formatEuros } from '#lib/domain/money.ts';
import { fr } from '#lib/domain/typography.ts';
import { count } from '#lib/ingest/told/sentence.ts';
import { NATURES, type Nature } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';

interface Place {
	readonly source: string;
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: string;
	readonly nature: string;
}

/** « bop137 2018 LFI CP » */
const placeOf = ({ dispositif, exercice, etape, nature }: Place) =>
	`${dispositif} ${exercice} ${etape.toUpperCase()} ${nature.toUpperCase()}`;

const more = (cents: number) => `${formatEuros(Math.abs(cents))} de ${cents < 0 ? 'moins' : 'plus'}`;

interface Gap extends Place {
	readonly version: number;
	readonly lines: number;
	readonly cents: number;
}

/** Where the lines that a version brought or took away are not what the sums kept beside them say, in French. */
export function sumFaults(db: Database): string[] {
	return db
		.prepare<[], Gap>(
			`WITH moved AS (
				SELECT block_id, facet_id, since_version AS version, count(*) AS lines, sum(centimes) AS cents
				FROM line GROUP BY 1, 2, 3
				UNION ALL SELECT block_id, facet_id, until_version, -count(*), -sum(centimes)
				FROM line WHERE until_version IS NOT NULL GROUP BY 1, 2, 3
				UNION ALL SELECT block_id, facet_id, since_version, -line_count, -centimes FROM block_sum
				UNION ALL SELECT block_id, facet_id, until_version, line_count, centimes
				FROM block_sum WHERE until_version IS NOT NULL
			), gap AS (
				SELECT block_id, facet_id, version, sum(lines) AS lines, sum(cents) AS cents
				FROM moved GROUP BY 1, 2, 3 HAVING sum(lines) <> 0 OR sum(cents) <> 0
			)
			SELECT version, b.source, b.dispositif, b.exercice, b.etape, f.nature, lines, cents
			FROM gap JOIN block b ON b.id = block_id JOIN facet f ON f.id = facet_id ORDER BY version, block_id, facet_id`
		)
		.all()
		.map((gap) => {
			const rows =
				gap.lines === 0
					? ''
					: fr` (${count(Math.abs(gap.lines))} ${Math.abs(gap.lines) === 1 ? 'ligne' : 'lignes'} d'écart)`;
			return fr`Version ${gap.version}, ${placeOf(gap)}, source « ${gap.source} » : les lignes font ${more(gap.cents)} que la somme gardée avec elles${rows}.`;
		});
}

interface Told {
	readonly id: number;
	readonly name: string;
	readonly version: number;
	/** What its conservation says that it stored, in cents, by nature. */
	readonly stored: string;
}

/** Where the lines that an import brought are not what it said that it stored (R14), in French. */
export function importFaults(db: Database): string[] {
	const held = new Map(
		db
			.prepare<[], { import: number; nature: Nature; cents: number }>(
				`SELECT l.import_id AS import, f.nature, sum(l.centimes) AS cents FROM line l
				JOIN import i ON i.id = l.import_id AND l.since_version = i.version_id JOIN facet f ON f.id = l.facet_id
				GROUP BY 1, 2`
			)
			.all()
			.map((row) => [`${row.import} ${row.nature}`, row.cents])
	);
	return db
		.prepare<[], Told>(
			`SELECT id, name, version_id AS version, report_json -> '$.conservation.natures' AS stored FROM import
			WHERE report_json -> '$.conservation.natures' IS NOT NULL ORDER BY id`
		)
		.all()
		.flatMap(({ id, name, version, stored }) => {
			const told = JSON.parse(stored) as Record<Nature, { stored: number }>;
			return NATURES.flatMap((nature) => {
				const gap = (held.get(`${id} ${nature}`) ?? 0) - told[nature].stored;
				return gap === 0
					? []
					: [
							fr`Version ${version}, fichier « ${name} » : ses lignes ${nature.toUpperCase()} font ${more(gap)} que ce que l'import a dit avoir enregistré.`
						];
			});
		});
}
