import type { Effect } from '#lib/domain/importing/effect.ts';
import type { ControlTotal } from '#lib/domain/importing/import-order.ts';
import type { Langue } from '#lib/domain/language.ts';
import type { ReadOptions } from '#lib/ingest/lines/batch.ts';
import type { CampaignFile } from '#lib/server/campaign-files.ts';
import type { Signature } from '#lib/server/store/signed/sign-version.ts';

/** A file to bring in: bytes on the disk, or a short text written by the program. */
export interface JobFile {
	readonly nom: string;
	readonly contenu: { readonly chemin: string; readonly sha256: string } | { readonly texte: string };
	readonly lecture: ReadOptions;
}

/** Files to bring in together, or a version to undo. */
export type Work =
	| {
			readonly quoi: 'import';
			readonly fichiers: readonly JobFile[];
			/** What is taken away without a replacement was shown and is meant. */
			readonly confirme: boolean;
			readonly totaux: readonly ControlTotal[];
	  }
	| { readonly quoi: 'retrait'; readonly version: number };

/** What a thread is asked. Plain values: they change threads. */
export interface Job {
	readonly langue: Langue;
	readonly base: string;
	/** A folder for copies of the base, taken away with all that is in it. */
	readonly essais: string;
	readonly work: Work;
	/** UTC, ISO 8601. */
	readonly at: string;
	readonly campagnes: readonly CampaignFile[];
	/** What confirms the work, `null` to try it on a copy. */
	readonly confirmation: Confirmation | null;
}

/** Who confirms names the effect that was shown. */
export interface Confirmation {
	readonly empreinte: string;
	readonly signature: Signature;
}

/**
 * What came of it. `effet`: of a trial. `fait`: the version was made; `deja`: the same order had made it. The others changed
 * nothing: the effect is no longer the one shown (`autre`), takes something away without it being meant (`a-confirmer`), or
 * there is nothing to do.
 */
export type Outcome =
	| { readonly issue: 'effet' | 'autre' | 'a-confirmer' | 'rien'; readonly effet: Effect }
	| { readonly issue: 'fait'; readonly version: number; readonly effet: Effect }
	| { readonly issue: 'deja'; readonly version: number };
