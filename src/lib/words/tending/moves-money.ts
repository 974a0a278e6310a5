interface Side {
	readonly centimes: number | null;
}
interface Effect {
	readonly effet: readonly { readonly avant: number | null; readonly apres: number | null }[];
	readonly montre: readonly { readonly avant: Side | null; readonly apres: Side | null }[];
}

/** Whether any amount moves, and not only what is said of it. */
export const movesMoney = ({ effet, montre }: Effect): boolean =>
	effet.some(({ avant, apres }) => avant !== apres) ||
	montre.some(({ avant, apres }) => (avant?.centimes ?? null) !== (apres?.centimes ?? null));
