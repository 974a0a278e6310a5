import type { Langue } from '#lib/domain/language.ts';
import type { FigureTable, TableCell } from '#lib/figures/shell/figure-table.ts';

/** A number as a sentence tells it: cents of euros, percents, or a plain whole number; told to the nearest `step`. */
export interface ToldNumber {
	readonly text: string;
	readonly kind: 'euros' | 'percent' | 'plain';
	readonly value: number;
	readonly step: number;
	/** « moins de », « plus de » before it: the number is a limit. */
	readonly limit: 'below' | 'above' | null;
}

const FRENCH =
	/(moins de |plus de )?(\d{1,3}(?:\u00A0\d{3})+|\d+)(,\d+)?(\u00A0M€|\u00A0€|\u00A0%| millions? d’euros| mille euros| euros?(?: et \d+ centimes?)?)?/g;
const ENGLISH =
	/(less than |more than )?(€?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(M|%| million euros| thousand euros| euros?(?: and \d+ cents?)?)?/g;

const MILLION = 100_000_000;
const scaleOf = (unit: string) =>
	/M|million/.test(unit) ? MILLION : /mille|thousand/.test(unit) ? 100_000 : 100;

/** The numbers that a sentence tells. « entre 2,38 et 5,47 M€ » gives its unit to both. */
export function toldNumbers(sentence: string, langue: Langue): ToldNumber[] {
	const shared = sentence.replace(/(\d[\d\u00A0,]*) et (?=[\d,]+\u00A0M€)/g, '$1\u00A0M€ et ');
	return [...shared.matchAll(langue === 'fr' ? FRENCH : ENGLISH)].map((match): ToldNumber => {
		const [text, limit = '', ...rest] = match;
		const [sign = '', whole = '', decimals = '', unit = ''] = langue === 'fr' ? ['', ...rest] : rest;
		const places = Math.max(0, decimals.length - 1);
		const number = Number(`${whole.replace(/[\u00A0,]/g, '')}.${decimals.slice(1) || '0'}`);
		const told = {
			text,
			limit: limit === '' ? null : /^(moins|less)/.test(limit) ? ('below' as const) : ('above' as const)
		};
		if (unit.includes('%')) return { ...told, kind: 'percent', value: number, step: 10 ** -places };
		if (sign === '' && unit === '') return { ...told, kind: 'plain', value: number, step: 1 };
		const cents = Number(/ (\d+) (?:centime|cent)/.exec(unit)?.[1] ?? 0);
		const scale = scaleOf(unit);
		// An amount that gives its cents, in digits or in words, is exact.
		const step = cents > 0 ? 1 : Math.max(1, scale * 10 ** -places);
		return { ...told, kind: 'euros', value: number * scale + cents, step };
	});
}

/** What the table of a figure lets one tell: its amounts and their sums, the shares that they make, its whole numbers. */
export interface TableNumbers {
	readonly amounts: ReadonlySet<number>;
	/** Part and whole. */
	readonly shares: readonly (readonly [number, number])[];
	readonly counts: ReadonlySet<number>;
	readonly years: ReadonlySet<number>;
	/** Shares that stand in the table, in percents. */
	readonly percents: ReadonlySet<number>;
}

interface Atom {
	readonly exercice: number;
	readonly place: string;
	readonly forme: string;
	/** Stage and status of its row, by which the reserves of a sentence are told. */
	readonly etape: string;
	readonly statut: string;
	readonly centimes: number;
}

const OPEN = new Set(['nv', 'multi', 'non_detaille']);
const MARK = /^(sex|trav|dom|mend|delit|escl|org|mari|adopt|gpa|autre|multi|nv|non_detaille)$/;

/** The numbers that the table of a figure holds or makes, its rows « ensemble » apart. */
export function tableNumbers({ colonnes, lignes, ensembles = [], identites }: FigureTable): TableNumbers {
	const [amounts, counts, years, percents] = [0, 1, 2, 3].map(() => new Set<number>()) as [
		Set<number>,
		Set<number>,
		Set<number>,
		Set<number>
	];
	const shares: (readonly [number, number])[] = [];
	const at = (id: string) => colonnes.findIndex((column) => column.id === id);
	const number = (cell: TableCell | undefined) => (typeof cell === 'number' ? cell : null);
	const marks = colonnes.some(({ id }) => MARK.test(id));
	const atoms: Atom[] = [];
	for (const [index, row] of lignes.entries()) {
		const identity = identites[index] ?? {};
		const exercice = identity.exercice ?? number(row[at('exercice')]) ?? 0;
		const place = identity.dispositif ?? '';
		if (exercice > 0) years.add(exercice);
		for (const [position, column] of colonnes.entries()) {
			const cell = number(row[position]);
			if (cell === null) continue;
			if (column.genre === 'entier' && column.id !== 'exercice') counts.add(cell);
			if (column.genre === 'pourcent') percents.add(cell / 10);
			if (column.genre !== 'euros') continue;
			amounts.add(cell);
			const told = marks
				? MARK.test(column.id)
				: ['montant', 'depense', 'prevu', 'avant', 'apres'].includes(column.id);
			if (told && !ensembles.includes(index))
				atoms.push({
					exercice,
					place,
					etape: String(row[at('etape')] ?? ''),
					statut: String(row[at('statut')] ?? ''),
					forme: marks ? column.id : `${column.id}:${(identity.forme ?? '').toLowerCase()}`,
					centimes: cell
				});
		}
		const cells = colonnes.flatMap(({ genre }, position) =>
			genre === 'euros' ? (number(row[position]) ?? []) : []
		);
		// What two cells of one row differ by, and the share of one in the other: a total and its details, two years.
		for (const part of cells)
			for (const whole of cells)
				if (part !== whole) {
					amounts.add(whole - part);
					shares.push([part, whole], [whole - part, part]);
				}
	}
	const isOpen = (forme: string) => OPEN.has(forme.replace(/^.*:/, ''));
	const groupings: readonly ((atom: Atom) => string)[] = [
		({ forme }) => (marks ? '' : forme.replace(/:.*/, '')),
		({ place }) => `p ${place}`,
		({ forme }) => `f ${forme}`,
		({ etape }) => `e ${etape}`,
		({ statut }) => `s ${statut}`,
		({ forme }) => `o ${isOpen(forme)}`,
		({ place, forme }) => `po ${place} ${isOpen(forme)}`,
		({ place, forme }) => `pf ${place} ${forme}`
	];
	const columns = new Set(atoms.map(({ forme }) => forme.replace(/:.*/, '')));
	for (const own of [atoms, ...[...Map.groupBy(atoms, ({ exercice }) => exercice)].map(([, of]) => of)])
		for (const column of marks ? [null] : columns) {
			const here = column === null ? own : own.filter(({ forme }) => forme.startsWith(`${column}:`));
			const sum = (list: readonly Atom[]) => list.reduce((total, { centimes }) => total + centimes, 0);
			const whole = sum(here);
			amounts.add(whole);
			for (const grouping of groupings)
				for (const [, group] of Map.groupBy(here, grouping)) {
					const part = sum(group);
					amounts.add(part).add(whole - part);
					shares.push([part, whole], [whole - part, whole]);
				}
			for (const [, group] of Map.groupBy(here, ({ place }) => place)) {
				const open = sum(group.filter(({ forme }) => isOpen(forme)));
				shares.push([open, sum(group)], [sum(group) - open, sum(group)]);
			}
		}
	// How many rows there are, of each kind that a column of words or codes tells apart.
	for (const [position, { genre }] of colonnes.entries()) {
		if (genre !== 'texte' && genre !== 'code') continue;
		const kinds = [...Map.groupBy(lignes, (row) => row[position])].map(([, rows]) => rows.length);
		counts.add(kinds.length);
		for (const count of kinds) counts.add(count);
	}
	// How many rows of a scheme, or of a scheme and a stage, have an amount: « 9 années avec un montant ».
	const paid = lignes.filter((row) =>
		row.some((cell, position) => colonnes[position]?.genre === 'euros' && cell !== null)
	);
	const codes = colonnes.flatMap(({ genre }, position) =>
		genre === 'texte' || genre === 'code' ? [position] : []
	);
	for (const first of codes)
		for (const second of codes)
			for (const [, rows] of Map.groupBy(paid, (row) => `${row[first] ?? ''} ${row[second] ?? ''}`))
				counts.add(new Set(rows.map((row) => row[at('exercice')])).size);
	counts.add(lignes.length).add(years.size);
	return { amounts, shares, counts, years, percents };
}

/** Whether a number that is told stands in the table, or is worked out from it. */
export function isToldOf(
	told: ToldNumber,
	{ amounts, shares, counts, years, percents }: TableNumbers
): boolean {
	const { kind, value, step, limit } = told;
	const near = (exact: number) => Math.abs(Math.abs(exact) - value) <= step / 2 + 1e-6;
	if (kind === 'plain') return counts.has(value) || years.has(value);
	if (kind === 'euros') return [...amounts].some(near);
	const exact = shares.flatMap(([part, whole]) => (whole === 0 ? [] : [(part / whole) * 100]));
	if (limit === 'below') return exact.some((share) => Math.abs(share) > 0 && Math.abs(share) < value);
	if (limit === 'above') return exact.some((share) => Math.abs(share) > value);
	if (value === 0 || value === 100) return exact.includes(value) || percents.has(value);
	return exact.some(near) || [...percents].some((percent) => Math.abs(percent - value) <= step / 2 + 1e-6);
}
