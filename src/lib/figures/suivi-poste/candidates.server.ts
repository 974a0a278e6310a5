import { fold } from '#lib/domain/fold.ts';
import { isNonAttribuee, type Etape } from '#lib/domain/vocabulary.ts';
import type { Cell } from '#lib/server/analysis/counted/cell.ts';
import type { Reading } from '#lib/server/analysis/reading.ts';

/** The stages always shown of money that is announced, then paid. */
export const ANNOUNCED = ['annonce', 'execution'] as const satisfies readonly Etape[];

/** A poste of a dispositif, and the money of it that counts at every stage. */
export interface Candidate {
	readonly dispositif: string;
	readonly poste: string;
	/** The ways in which sources write it. */
	readonly noms: ReadonlySet<string>;
	readonly cells: readonly Cell[];
}

const countOf = <T>(items: readonly T[]) => new Set(items).size;

/**
 * The poste that can be followed: of those with amounts at two stages at least, one that sources attribute to a form before
 * the others, then the one with most years, then with most amounts; `null` where there is none.
 */
export function followedPoste(
	stages: ReadonlyMap<Etape, Reading>,
	order: readonly string[]
): Candidate | null {
	const written = new Map<string, Cell[]>();
	for (const { detailed } of stages.values())
		for (const cell of detailed) {
			if (cell.poste === '') continue;
			const key = `${cell.dispositif}\u001F${cell.poste}`;
			const own = written.get(key);
			if (own) own.push(cell);
			else written.set(key, [cell]);
		}
	// Names are compared once each, not once for each amount.
	const groups = new Map<string, Cell[]>();
	for (const own of written.values()) {
		const [first] = own;
		const key = `${first?.dispositif ?? ''}\u001F${fold(first?.poste ?? '')}`;
		groups.set(key, [...(groups.get(key) ?? []), ...own]);
	}
	const found = [...groups.values()].flatMap((own) => {
		const [first] = own;
		const etapes = countOf(own.map(({ etape }) => etape));
		if (!first || etapes < 2) return [];
		const rank = [
			own.some(({ forme }) => !isNonAttribuee(forme)) ? 0 : 1,
			-countOf(own.map(({ exercice }) => exercice)),
			-countOf(own.map(({ exercice, etape }) => `${exercice} ${etape}`)),
			order.indexOf(first.dispositif)
		];
		const last = own.reduce((latest, cell) => (cell.exercice > latest.exercice ? cell : latest), first);
		const noms = new Set(own.map(({ poste }) => poste));
		return [{ rank, dispositif: first.dispositif, poste: last.poste, noms, cells: own }];
	});
	const byRank = (a: (typeof found)[number], b: (typeof found)[number]) =>
		a.rank.map((one, index) => one - (b.rank[index] ?? 0)).find((difference) => difference !== 0) ??
		(a.poste < b.poste ? -1 : 1);
	return found.sort(byRank)[0] ?? null;
}

/** The dispositifs announced and spent, in several years: money of another origin, which no poste of theirs lets one follow. */
export function announced(stages: ReadonlyMap<Etape, Reading>, ids: readonly string[]): Candidate[] {
	const all = [...stages.values()].flatMap(({ cells }) => cells);
	return ids.flatMap((dispositif) => {
		const cells = all.filter((cell) => cell.dispositif === dispositif);
		const met = new Set(cells.map(({ etape }) => etape));
		const years = countOf(cells.map(({ exercice }) => exercice));
		return ANNOUNCED.every((etape) => met.has(etape)) && years > 1
			? [{ dispositif, poste: '', noms: new Set<string>(), cells }]
			: [];
	});
}
