import { createWriteStream, existsSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { annotateFile } from '#lib/ingest/told/annotated.ts';
import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import { proposeFiche } from '#lib/ingest/fiches/proposal/propose-fiche.ts';
import { reportCsv, reportJson } from '#lib/ingest/told/report.ts';
import { diskSource } from '#lib/server/import/disk-source.ts';
import { ensureBase } from '#lib/server/import/ensure-base.ts';
import { readByThreads } from '#lib/server/import/reading/read-by-threads.ts';
import { ReaderThread } from '#lib/server/import/reading/reader-thread.ts';
import { importFiles, type ImportReport } from '#lib/server/import/import-files.ts';
import { withdrawImport } from '#lib/server/import/withdraw-import.ts';
import { tablesOf } from '#lib/server/import/table-paths.ts';
import { readSettings } from '#lib/server/settings.ts';
import { NoBase, openExisting } from '#lib/server/store/open.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { CannotWithdraw } from '#lib/server/store/withdraw.ts';
import { describeBringing } from './bringing-report.ts';
import { readArguments, type ImportArguments } from './import-arguments.ts';
import { describeReport, describeWithdrawal } from './import-report.ts';
import { progressBar } from './progress.ts';
import { explainFailure } from './storage-failure.ts';
import { placeOf } from './trial.ts';
import { stop } from './usage.ts';
import { proposalShown } from './terminal/proposal-shown.ts';
import { say, sayWrong } from './terminal/tell.ts';

/** The whole command. `ready` is a thread that was started before what is asked was known. */
export async function importCommand(ready: ReaderThread | null): Promise<void> {
	const asked = readArguments(process.argv.slice(2));
	try {
		process.exitCode =
			asked.withdraw !== null
				? await takeOut(asked, asked.withdraw)
				: asked.propose
					? await proposeFor(asked)
					: await bringIn(asked, ready);
	} catch (error) {
		const sentence = explainFailure(error);
		if (sentence === null) throw error;
		sayWrong(...sentence.split('\n'));
		// A thread may still be reading: nothing waits for it.
		process.exit(1);
	}
}

async function upToDate(asked: ImportArguments, tell = say): Promise<Database> {
	const { databasePath, dataFolder } = readSettings(process.env);
	// A base named on the command line holds what is imported into it, not the shipped lines.
	const content = asked.base === null ? 'all' : 'vocabularies';
	const base = asked.base ?? databasePath;
	const place = await placeOf(base, asked.dryRun);
	return ensureBase(place, dataFolder, new Date().toISOString(), content, (bringing) =>
		tell(...describeBringing(bringing, { base, dataFolder, content, dryRun: asked.dryRun }))
	);
}

async function proposeFor(asked: ImportArguments): Promise<number> {
	const db = await upToDate({ ...asked, dryRun: true }, () => undefined);
	return proposeSheet(asked, asked.paths[0] ?? '', db).finally(() => db.close());
}

/**
 * Writes on the standard output the reading sheet proposed for a table, to be corrected and imported; what there is to say of
 * it goes to the other output. Exit code.
 */
async function proposeSheet({ reading }: ImportArguments, path: string, db: Database): Promise<number> {
	const proposal = await proposeFiche(await diskSource(path), readReference(db, currentVersion(db)), reading);
	for (const { message } of proposal.problems) sayWrong(message);
	if (proposal.rows.length === 0) return 1;
	const { shown, sentence } = proposalShown(proposal, process.stdout.isTTY);
	process.stdout.write(shown);
	const blank = proposal.rows.filter(({ code, raison }) => !code && raison.startsWith('à remplir')).length;
	const fill =
		blank === 0
			? ''
			: ` ${blank} ${blank === 1 ? 'case est' : 'cases sont'} à remplir dans la colonne « code ».`;
	if (sentence !== null) sayWrong(sentence);
	sayWrong(
		`Fiche de lecture proposée, rien n’est importé.${fill} Relisez-la, enregistrez-la en CSV, puis importez-la avec le tableau : npm run import -- FICHE.csv TABLEAU`
	);
	return 0;
}

async function bringIn(asked: ImportArguments, ready: ReaderThread | null): Promise<number> {
	const { tables: paths, told } = await tablesOf(asked.paths, stop);
	for (const sentence of told) say(sentence);
	const closed = await firstUnreadable(paths);
	if (closed !== null) {
		sayWrong(`Le fichier « ${closed} » ne peut pas être lu. Rien n’a changé : vérifiez ses droits.`);
		return 1;
	}
	const sources = await Promise.all(paths.map(diskSource));
	// Each file is read three times: to decide its encoding, for its rows, and for what is kept of it.
	const bar = progressBar(3 * sources.reduce((bytes, source) => bytes + source.size, 0));
	const pathOf = new Map(sources.map((source, index) => [source, paths[index] ?? '']));
	let next = ready;
	const startReading = (source: ByteSource) => {
		const thread = next ?? new ReaderThread();
		next = null;
		const { name, size } = source;
		return thread.read({ path: pathOf.get(source) ?? '', name, size, options: asked.reading }, bar.advance);
	};
	const reader = readByThreads(sources, startReading);
	const db = await upToDate(asked);
	// Closed whatever happens: on a full disk, what was half written is then given back.
	const report = await importFiles(db, sources, {
		...asked.reading,
		at: new Date().toISOString(),
		dryRun: asked.dryRun,
		confirmed: asked.confirmed,
		reader
	}).finally(() => db.close());
	bar.end();
	say(...describeReport(report));
	try {
		await writeReports(asked, report, paths);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		sayWrong(`Le rapport n’a pas pu être écrit (${reason}). Ce qui est dit de l’import reste vrai.`);
	}
	return report.outcome === 'done' || report.outcome === 'dry-run' ? 0 : 1;
}

async function firstUnreadable(paths: readonly string[]): Promise<string | null> {
	for (const path of paths) {
		const readable = await access(path, constants.R_OK).then(
			() => true,
			() => false
		);
		if (!readable) return path;
	}
	return null;
}

async function takeOut(asked: ImportArguments, version: number): Promise<number> {
	const base = asked.base ?? readSettings(process.env).databasePath;
	if (!existsSync(base)) throw new NoBase(base);
	const db = openExisting(await placeOf(base, asked.dryRun));
	try {
		const report = withdrawImport(db, version, { at: new Date().toISOString(), dryRun: asked.dryRun });
		say(...describeWithdrawal(report, asked.dryRun));
		return report.version !== null || (asked.dryRun && report.needed.length === 0) ? 0 : 1;
	} catch (error) {
		if (!(error instanceof CannotWithdraw)) throw error;
		sayWrong(
			`La version ${version} ne peut pas être retirée : elle n’existe pas, ou c’est elle qui crée la base.`
		);
		return 1;
	} finally {
		db.close();
	}
}

async function writeReports(
	asked: ImportArguments,
	report: ImportReport,
	paths: readonly string[]
): Promise<void> {
	if (asked.report !== null) {
		const text = asked.report.endsWith('.json') ? [reportJson(report.files)] : reportCsv(report.files);
		await pipeline(Readable.from(text), createWriteStream(asked.report));
	}
	const [path] = paths;
	const [file] = report.files;
	if (asked.annotated === null || !path || !file) return;
	const pieces = annotateFile(await diskSource(path), file.summary);
	if (pieces) await pipeline(Readable.from(pieces), createWriteStream(asked.annotated));
	else sayWrong('Pas de fichier annoté : ce fichier ne se lit pas comme un tableau.');
}
