import type { Effect } from '#lib/domain/importing/effect.ts';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { diskSource } from '#lib/server/import/disk-source.ts';
import { importFiles, type Brought, type ImportSource } from '#lib/server/import/import-files.ts';
import { FileChanged } from '#lib/server/import/reading/read-watched.ts';
import { withdrawImport, type WithdrawalReport } from '#lib/server/import/withdraw-import.ts';
import type { Database } from '#lib/server/store/database.ts';
import { openExisting } from '#lib/server/store/open.ts';
import { versionOfOrder } from '#lib/server/store/signed/sign-version.ts';
import { trialOf } from '#lib/server/store/trial-base.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { fileEffect } from '#lib/server/tending/effect/file-effect.ts';
import { effectless, readEffect, type Told } from '#lib/server/tending/effect/read-effect.ts';
import type { Confirmation, Job, JobFile, Outcome, Work } from './job.ts';

/** Carries work out, on a copy of the base when nothing confirms it. */
export async function carryOut(job: Job): Promise<Outcome> {
	if (job.confirmation) return carryOutOn(job, openExisting(job.base), job.confirmation);
	const trial = await trialOf(job.base, job.essais);
	try {
		return await carryOutOn(job, openExisting(trial.path), null);
	} finally {
		trial.end();
	}
}

async function carryOutOn(job: Job, db: Database, confirmation: Confirmation | null): Promise<Outcome> {
	try {
		const known = confirmation?.signature.ordre ? versionOfOrder(db, confirmation.signature.ordre) : null;
		if (known !== null) return { issue: 'deja', version: known };
		const asked = new Asked(job, confirmation);
		return job.work.quoi === 'import' ? await bringIn(db, job.work, asked) : takeOut(db, job.work, asked);
	} finally {
		db.close();
	}
}

/** What is asked of a piece of work, and what was seen of it while it was whole and not yet kept. */
class Asked {
	readonly job: Job;
	readonly confirmation: Confirmation | null;
	effect: Effect | null = null;

	constructor(job: Job, confirmation: Confirmation | null) {
		this.job = job;
		this.confirmation = confirmation;
	}

	get options() {
		const { confirmation, job } = this;
		return {
			at: job.at,
			dryRun: confirmation === null,
			...(confirmation ? { signature: confirmation.signature } : {})
		};
	}

	/** Sees the effect of a version in its transaction: only the one that was shown is kept. */
	see(effect: Effect): boolean {
		this.effect = effect;
		return effect.empreinte === this.confirmation?.empreinte;
	}

	/** What came of it. */
	outcome(version: number | null, nothing: () => Effect): Outcome {
		const effet = this.effect ?? nothing();
		if (version !== null) return { issue: 'fait', version, effet };
		if (this.confirmation === null) return { issue: 'effet', effet };
		if (this.effect === null) return { issue: 'rien', effet };
		return { issue: effet.empreinte === this.confirmation.empreinte ? 'a-confirmer' : 'autre', effet };
	}
}

async function bringIn(
	db: Database,
	work: Work & { readonly quoi: 'import' },
	asked: Asked
): Promise<Outcome> {
	const { totaux, fichiers } = work;
	const tell = (brought: Brought): Told => ({
		quoi: 'import',
		fichiers: brought.files.map((file, rank) =>
			fileEffect(file, fichiers[rank]?.lecture.corrections?.length ?? 0)
		),
		pertes: brought.losses,
		partiels: brought.partial,
		dit: brought.told,
		...{ totaux, campagnes: asked.job.campagnes }
	});
	const report = await importFiles(db, await Promise.all(fichiers.map(sourceOf)), {
		...asked.options,
		confirmed: asked.confirmation === null || work.confirme,
		examine: (own, version, brought) => {
			verify(fichiers, brought);
			return asked.see(readEffect(own, version, tell(brought)));
		}
	});
	return asked.outcome(report.version, () =>
		effectless(db, currentVersion(db), report.outcome === 'refused' ? 'refus' : 'inchange', tell(report))
	);
}

async function sourceOf({ nom, contenu, lecture }: JobFile): Promise<ImportSource> {
	const source =
		'texte' in contenu
			? bytesSource(nom, new TextEncoder().encode(contenu.texte))
			: await diskSource(contenu.chemin);
	return { ...source, name: nom, reading: lecture };
}

/** What was read is what was sent, or nothing of it stays. */
function verify(files: readonly JobFile[], { files: read }: Brought): void {
	for (const [rank, { nom, contenu }] of files.entries())
		if ('sha256' in contenu && read[rank]?.sha256 !== contenu.sha256) throw new FileChanged(nom);
}

function takeOut(db: Database, work: Work & { readonly quoi: 'retrait' }, asked: Asked): Outcome {
	const tell = ({ needed, told }: WithdrawalReport): Told => ({
		...{ quoi: 'retrait', annule: work.version, fichiers: [], pertes: [], partiels: [], totaux: [] },
		...{ dit: [...needed, ...told], campagnes: asked.job.campagnes }
	});
	const report = withdrawImport(db, work.version, {
		...asked.options,
		examine: (version, whole) => {
			const { withdrawn, restored, released, setAside, needed } = whole;
			const nothing = withdrawn + restored + released + setAside === 0;
			return nothing || needed.length > 0 || asked.see(readEffect(db, version, tell(whole)));
		}
	});
	return asked.outcome(report.version, () =>
		effectless(db, currentVersion(db), report.needed.length > 0 ? 'refus' : 'inchange', tell(report))
	);
}
