import { formatEuros } from '#lib/domain/money.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { LIBELLES, type Forme } from '#lib/domain/vocabulary.ts';
import { unreadColumns } from '#lib/ingest/whole-read.ts';
import { groupProblems } from '#lib/ingest/told/report.ts';
import { SeveralFiles } from '#lib/ingest/told/several-files.ts';
import { lossWords } from '#lib/words/versions/losses.ts';
import type { EffectRow, FormeMoved } from '#lib/server/analysis/versions/effect.ts';
import { asLine } from './terminal/tell.ts';
import { describeConservation } from '#lib/server/import/conservation.ts';
import type { FileOutcome, ImportReport } from '#lib/server/import/import-files.ts';
import type { WithdrawalReport } from '#lib/server/import/withdraw-import.ts';

const plural = (count: number, one: string, many: string) => `${count} ${count < 2 ? one : many}`;

/** Problems of one code together, the first five in full. */
function describeProblems(file: FileOutcome): string[] {
	return groupProblems(file.summary).map(({ code, severite, count, first, shown }) =>
		[
			`  ${severite} (${code}), ${count} fois :`,
			...first.map((problem) => asLine(`    ${problem.message}`)),
			...(count > shown ? [`    … et ${plural(count - shown, 'autre', 'autres')}`] : [])
		].join('\n')
	);
}

/** Why whoever reads the site is not given the bytes of a file. */
function describeBytes({ published, summary }: FileOutcome): string[] {
	if (published || summary.fatal) return [];
	const names = unreadColumns(summary).map((name) => `« ${name} »`);
	const columns = names.length === 0 ? '' : ` (colonnes non lues : ${names.join(', ')})`;
	return [`  Octets d’origine gardés, non publiés : ils disent plus que les lignes${columns}.`];
}

/** What became of a file, or what would have become of it when nothing is kept. */
function describeFile(file: FileOutcome, kept: boolean, files: SeveralFiles): string[] {
	const { summary } = file;
	const counts = [
		plural(summary.rows, 'ligne lue', 'lignes lues'),
		kept ? plural(file.added, 'ajoutée', 'ajoutées') : `${file.added} à ajouter`,
		plural(file.unchanged, 'déjà là', 'déjà là'),
		kept ? plural(file.withdrawn, 'retirée', 'retirées') : `${file.withdrawn} à retirer`,
		plural(summary.rejected, 'rejetée', 'rejetées'),
		plural(summary.outOfScope, 'hors périmètre', 'hors périmètre'),
		...(kept && file.quarantined > 0 ? [`${file.quarantined} en quarantaine`] : []),
		...(file.mended > 0 ? [plural(file.mended, 'sortie de quarantaine', 'sorties de quarantaine')] : [])
	];
	return [
		asLine(`${file.name} : ${counts.join(', ')}`),
		...files.heard(asLine(file.name), [
			...summary.announcements.map((announcement) => asLine(`  ${announcement.message}`)),
			...describeProblems(file),
			...describeBytes(file).map(asLine)
		]),
		...(summary.table === null
			? describeConservation(file.conservation, kept, file.added + file.unchanged > 0).map(
					(line) => `  ${line}`
				)
			: [])
	];
}

const amount = (centimes: number | null) => (centimes === null ? 'rien' : formatEuros(centimes));

/** What happened to one (dispositif, exercice, étape), in one line, then to each form. */
export function describeEffect(row: EffectRow): string[] {
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
	const states = row.fichier === null ? '' : `, le fichier dit ${amount(row.fichier)}`;
	return [
		`  ${place} : ${amount(row.avant)} → ${amount(row.apres)} (${told.join(', ')})${states}`,
		...row.formes.map((forme) => `    ${describeForme(forme)}`)
	];
}

const UNATTRIBUTED: Partial<Record<Forme, string>> = { MULTI: 'plusieurs formes', NV: 'non attribué' };

/** « SEX : avant 2 376 000 €, fichier rien, après 2 376 000 € ». */
function describeForme({ forme, avant, fichier, apres }: FormeMoved): string {
	const name = UNATTRIBUTED[forme] === undefined ? forme : `${forme} (${UNATTRIBUTED[forme]})`;
	return `${name} : avant ${amount(avant)}, fichier ${amount(fichier)}, après ${amount(apres)}`;
}

const DRY_RUN = 'Essai seulement : rien n’a changé.';
const done = (version: number | null) => `Fait : version ${version}.`;

/** What a file, or the rest of the base, has against the import as a whole: setting rows aside would not be enough. */
const isWhole = ({ severite, ligne, code }: Problem) =>
	severite === 'bloquant' && (ligne === null || code === 'quarantaine');

/** What is said at the end. */
function conclusion(report: ImportReport): string {
	const { outcome, version, files, told } = report;
	switch (outcome) {
		case 'done':
			return done(version);
		case 'declined':
			return 'Rien n’a été importé.';
		case 'dry-run':
			return takesAway(report) ? `${DRY_RUN} L’import demandera d’être confirmé (--confirmer).` : DRY_RUN;
		case 'unconfirmed':
			return 'Rien n’a été importé : l’import retirerait ce qui vient d’être dit sans rien mettre à la place. Si le fichier n’est qu’une partie d’un tableau (un téléchargement filtré, par exemple), importez le tableau entier. Si c’est bien ce que vous voulez, relancez la même commande avec --confirmer.';
		case 'unchanged':
			return files.some((file) => file.unchanged > 0 || file.summary.rejected > 0)
				? 'Rien n’a changé : tout est déjà en base.'
				: 'Rien n’a changé : il n’y a aucune ligne à importer.';
		case 'refused': {
			const whole = files.some(({ summary }) => summary.fatal || summary.problems.some(isWhole));
			const rejected = files.some(({ summary }) => summary.rejected > 0);
			return rejected && !whole && !told.some(isWhole)
				? 'Rien n’a été importé : corrigez les lignes signalées, ou ajoutez --allow-rejects pour mettre de côté les lignes rejetées.'
				: 'Rien n’a été importé : corrigez d’abord ce qui est signalé.';
		}
	}
}

const describeTold = (told: readonly Problem[]) =>
	told.length === 0 ? [] : ['Face au reste de la base :', ...told.map((problem) => `  ${problem.message}`)];

const takesAway = ({ losses, partial }: ImportReport) => losses.length + partial.length > 0;

function describeLosses(report: ImportReport): string[] {
	if (!takesAway(report)) return [];
	const done = report.outcome === 'done';
	return [
		done ? 'Retiré, et confirmé :' : 'À confirmer :',
		...report.losses.map((loss) => `  ${lossWords(loss, done)}`),
		...report.partial.map((name) => `  ${name} n’apporte rien et ne fait que retirer des lignes.`)
	];
}

/** What the command prints of an import, line by line. */
export function describeReport(report: ImportReport): string[] {
	const files = new SeveralFiles();
	const kept = report.outcome === 'done' || report.outcome === 'unchanged';
	return [
		// Problems of one code are said together: only the ends of lines put between them part them here.
		...[...report.files.flatMap((file) => describeFile(file, kept, files)), ...files.others()].flatMap(
			(said) => said.split('\n')
		),
		...describeTold(report.told),
		...(report.effect.length > 0 ? ['Effet en euros :', ...report.effect.flatMap(describeEffect)] : []),
		...describeLosses(report),
		conclusion(report)
	];
}

/** What the command prints of a withdrawal. */
export function describeWithdrawal(report: WithdrawalReport, dryRun: boolean): string[] {
	const { undone, withdrawn, restored, released, setAside, replacedSince, rowsChangedSince, needed } = report;
	if (needed.length > 0) {
		return [
			`La version ${undone} ne peut pas être retirée : d’autres données de la base s’appuient sur ce qu’elle a apporté.`,
			...needed.map((problem) => `  ${problem.message}`),
			'Rien n’a changé.'
		];
	}
	const counts = [
		plural(withdrawn, 'ligne retirée', 'lignes retirées'),
		plural(restored, 'rétablie', 'rétablies'),
		...(released > 0 ? [plural(released, 'sortie de quarantaine', 'sorties de quarantaine')] : []),
		...(setAside > 0 ? [plural(setAside, 'remise en quarantaine', 'remises en quarantaine')] : [])
	];
	return [
		`Version ${undone} : ${counts.join(', ')}`,
		...(replacedSince > 0
			? [
					`  ${plural(replacedSince, 'bloc a été remplacé', 'blocs ont été remplacés')} depuis par une autre version, qui reste.`
				]
			: []),
		...(rowsChangedSince > 0
			? [
					`  ${plural(rowsChangedSince, 'ligne de vocabulaire a changé', 'lignes de vocabulaire ont changé')} depuis par une autre version, qui reste.`
				]
			: []),
		...describeTold(report.told),
		...(report.effect.length > 0 ? ['Effet en euros :', ...report.effect.flatMap(describeEffect)] : []),
		dryRun
			? DRY_RUN
			: report.version === null
				? 'Rien n’a changé : cette version n’a plus rien en base.'
				: done(report.version)
	];
}
