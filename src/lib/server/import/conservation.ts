import { formatEuros } from '#lib/domain/money.ts';
import { NATURES, type Nature } from '#lib/domain/vocabulary.ts';
import type { FileSummary } from '#lib/ingest/lines/batch.ts';

/** Where the cents of one nature went. `holds` is R14: nothing appeared, nothing vanished. */
export interface NatureConservation {
	readonly file: number;
	readonly stored: number;
	readonly alreadyThere: number;
	readonly rejected: number;
	readonly outOfScope: number;
	readonly controls: number;
	readonly holds: boolean;
}

export interface Conservation {
	readonly natures: Readonly<Record<Nature, NatureConservation>>;
	/** Cells whose amount cannot be read: counted in cells, since their euros are unknown. */
	readonly unreadable: number;
	readonly holds: boolean;
}

/** Confronts what the reader summed in the file with what the base says it holds (R14). */
export function conserve(
	summary: FileSummary,
	stored: Readonly<Record<Nature, number>>,
	alreadyThere: Readonly<Record<Nature, number>>
): Conservation {
	const entries = NATURES.map((nature): [Nature, NatureConservation] => {
		const { read, rejected, outOfScope, controls } = summary.sums[nature];
		const sum = stored[nature] + alreadyThere[nature] + rejected + outOfScope + controls;
		const parts = {
			file: read,
			stored: stored[nature],
			alreadyThere: alreadyThere[nature],
			rejected,
			outOfScope,
			controls
		};
		return [nature, { ...parts, holds: read === sum }];
	});
	const natures = Object.fromEntries(entries) as Record<Nature, NatureConservation>;
	return {
		natures,
		unreadable: summary.unreadableAmounts,
		holds: entries.every(([, nature]) => nature.holds)
	};
}

/**
 * The lines printed after every import, kept or not, one per nature met: « Conservation CP : fichier 5 € = … ». `published`
 * says that the file has lines: where their sums are nil they publish zeros, which is not to publish nothing (R10).
 */
export function describeConservation(conservation: Conservation, kept = true, published = true): string[] {
	const lines = NATURES.flatMap((nature) => {
		const { file, stored, alreadyThere, rejected, outOfScope, controls, holds } =
			conservation.natures[nature];
		if ([file, stored, alreadyThere, rejected, outOfScope, controls].every((amount) => amount === 0))
			return [];
		const parts = [
			`${formatEuros(stored)} ${kept ? 'enregistrés' : 'à enregistrer'}`,
			`${formatEuros(alreadyThere)} déjà en base`,
			`${formatEuros(rejected)} rejetés`,
			`${formatEuros(outOfScope)} hors périmètre`,
			...(controls === 0 ? [] : [`${formatEuros(controls)} de totaux de contrôle`])
		];
		const name = nature === 'np' ? 'nature non précisée' : nature.toUpperCase();
		return [`Conservation ${name} : fichier ${formatEuros(file)} ${holds ? '=' : '≠'} ${parts.join(' + ')}`];
	});
	const { unreadable } = conservation;
	const unknown = `${unreadable} ${unreadable === 1 ? 'montant inconnu (illisible)' : 'montants inconnus (illisibles)'}`;
	if (lines.length === 0) {
		const said = published ? formatEuros(0) : 'aucun montant';
		return [
			`Conservation : ${unreadable === 0 ? `${said} dans ce fichier` : `${unknown}, aucun montant lu`}.`
		];
	}
	return unreadable === 0 ? lines : [...lines, `${unknown}, hors de ces sommes.`];
}
