import { formatEuros } from '#lib/domain/money.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { EffectRow } from '#lib/server/analysis/effect.ts';
import { describeConservation } from '#lib/server/import/conservation.ts';
import type { FileOutcome, ImportReport } from '#lib/server/import/import-files.ts';

const SHOWN_PER_CODE = 5;

const plural = (count: number, one: string, many: string) => `${count} ${count < 2 ? one : many}`;

/** Problems of one code together, the first five in full. */
function describeProblems(file: FileOutcome): string[] {
	const groups = new Map<string, Problem[]>();
	for (const problem of file.summary.problems) {
		const key = `${problem.severite} ${problem.code}`;
		groups.set(key, [...(groups.get(key) ?? []), problem]);
	}
	return [...groups.values()].flatMap((problems) => {
		const [first] = problems;
		if (!first) return [];
		const count = Math.max(problems.length, file.summary.problemCounts[first.code] ?? 0);
		const rest = count - Math.min(count, SHOWN_PER_CODE);
		return [
			`  ${first.severite} (${first.code}), ${plural(count, 'fois', 'fois')} :`,
			...problems.slice(0, SHOWN_PER_CODE).map((problem) => `    ${problem.message}`),
			...(rest > 0 ? [`    … et ${plural(rest, 'autre', 'autres')}`] : [])
		];
	});
}

function describeFile(file: FileOutcome): string[] {
	const { summary } = file;
	const counts = [
		plural(summary.rows, 'ligne lue', 'lignes lues'),
		plural(file.added, 'ajoutée', 'ajoutées'),
		plural(file.unchanged, 'déjà là', 'déjà là'),
		plural(file.withdrawn, 'retirée', 'retirées'),
		plural(summary.rejected, 'rejetée', 'rejetées'),
		plural(summary.outOfScope, 'hors périmètre', 'hors périmètre')
	];
	return [
		`${file.name} : ${counts.join(', ')}`,
		...summary.announcements.map((announcement) => `  ${announcement.message}`),
		...describeProblems(file),
		...(summary.table === null ? describeConservation(file.conservation).map((line) => `  ${line}`) : [])
	];
}

const amount = (centimes: number | null) => (centimes === null ? 'rien' : formatEuros(centimes));

function describeEffect(row: EffectRow): string {
	const counts = [
		[row.ajoutees, 'ajoutée', 'ajoutées'],
		[row.modifiees, 'modifiée', 'modifiées'],
		[row.retirees, 'retirée', 'retirées'],
		[row.inchangees, 'inchangée', 'inchangées'],
		[row.concurrentes, 'valeur concurrente', 'valeurs concurrentes']
	] as const;
	const told = counts.filter(([count]) => count > 0).map(([count, one, many]) => plural(count, one, many));
	const nature = row.nature === 'np' ? '' : ` ${row.nature.toUpperCase()}`;
	const place = `${row.dispositif} ${row.exercice} ${LIBELLES.etapeCourte[row.etape]}${nature}`;
	return `  ${place} : ${amount(row.avant)} → ${amount(row.apres)} (${told.join(', ')})`;
}

const OUTCOMES = {
	done: (version: number | null) => `Fait : version ${version}.`,
	unchanged: () => 'Rien n’a changé : tout est déjà en base.',
	refused: () =>
		'Rien n’a été importé : corrigez les lignes signalées, ou ajoutez --allow-rejects pour mettre de côté les lignes rejetées.',
	'dry-run': () => 'Essai seulement : rien n’a changé.'
} as const;

/** What the command prints of an import, line by line. */
export function describeReport(report: ImportReport): string[] {
	return [
		...report.files.flatMap(describeFile),
		...(report.effect.length > 0 ? ['Effet en euros :', ...report.effect.map(describeEffect)] : []),
		OUTCOMES[report.outcome](report.version)
	];
}
