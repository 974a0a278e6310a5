import type { Reference, ReferenceRow } from '#lib/domain/reference-tables.ts';
import { actionOf } from './places.server.ts';

/** An action that holds the money of a dispositif from one year to another. */
export interface Stop {
	readonly programme: string;
	readonly action: string;
	readonly de: number;
	/** `null` while it lasts. */
	readonly a: number | null;
	/** It is only a part of what the action holds. */
	readonly part: boolean;
}

const covers = ({ de, a }: { readonly de: number; readonly a: number | null }, year: number) =>
	de <= year && year <= (a ?? Number.POSITIVE_INFINITY);

/**
 * The actions in which a dispositif is written one after the other; none where it is written in one only, or in several at a
 * time.
 */
export function chainOf(reference: Reference, dispositif: string): readonly Stop[] {
	const own = reference.nomenclature
		.filter((row) => row.dispositif === dispositif)
		.sort((a, b) => a.de - b.de);
	const apart = own.every((row, index) => {
		const before = own[index - 1];
		return before === undefined || (before.a !== null && before.a < row.de);
	});
	if (!apart) return [];
	const stops: Stop[] = [];
	for (const row of own) {
		const { action, part } = actionOf(reference, row);
		if (action === '') continue;
		const { programme, de, a } = row;
		const last = stops.at(-1);
		if (last?.programme === programme && last.action === action && last.part === part)
			stops[stops.length - 1] = { ...last, a };
		else stops.push({ programme, action, part, de, a });
	}
	return stops.length > 1 ? stops : [];
}

/** The stop of a year. */
export const stopOf = (chain: readonly Stop[], year: number): Stop | undefined =>
	chain.find((stop) => covers(stop, year));

/** The actions of a programme that the crosswalk knows in a year. */
export const actionsOf = (reference: Reference, programme: string, year: number): readonly string[] => [
	...new Set(
		reference.nomenclature
			.filter((row) => row.programme === programme && row.action !== '' && covers(row, year))
			.map(({ action }) => action)
	)
];

/** The entry that holds a whole action in a year, and whether its dispositif holds others too: then a poste tells which. */
export function holderOf(
	reference: Reference,
	{ programme, action }: Pick<Stop, 'programme' | 'action'>,
	year: number,
	isWhole: (dispositif: string) => boolean
): { readonly entry: ReferenceRow<'nomenclature'>; readonly shared: boolean } | null {
	const here = reference.nomenclature.filter((row) => covers(row, year) && isWhole(row.dispositif));
	const entry = here.find((row) => row.programme === programme && row.action === action);
	if (entry === undefined) return null;
	return { entry, shared: here.filter((row) => row.dispositif === entry.dispositif).length > 1 };
}
