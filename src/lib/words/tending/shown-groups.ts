interface Side {
	readonly centimes: number | null;
	readonly haut: number | null;
	readonly couverture: string;
	readonly statut: string;
}
interface Change {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: string;
	readonly cles: string;
	readonly euros: string;
	readonly forme: string;
	readonly avant: Side | null;
	readonly apres: Side | null;
}

/** The changes of one place and one view that are the same for several forms, told once. Of forms that have money, each is told. */
export function shownGroups<T extends Change>(
	changes: readonly T[]
): (T & { readonly formes: readonly string[] })[] {
	const groups = Map.groupBy(changes, (change) => {
		const { forme, avant, apres, ...view } = change;
		const alone = (avant?.centimes ?? apres?.centimes ?? null) === null ? '' : forme;
		return JSON.stringify([view, alone, avant, apres]);
	});
	return [...groups.values()].flatMap((same) =>
		same[0] ? [{ ...same[0], formes: same.map(({ forme }) => forme) }] : []
	);
}
