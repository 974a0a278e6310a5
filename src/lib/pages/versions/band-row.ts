/** Something that a page shows and that is no longer so, in words. */
export interface BandRow {
	readonly quoi: string;
	readonly avant: string;
	readonly apres: string;
	/** By how much, `''` when no amount stands on either side. */
	readonly ecart: string;
	/** Versions that did it. */
	readonly versions: readonly number[];
}
