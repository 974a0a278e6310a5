import type { Forme, Preuve } from '#lib/domain/vocabulary.ts';
import type { DrawnKey, DrawnLine, World } from './drawn-world.fixture.ts';

/** Whether two texts are the same word. */
export const sameWord = (text: string) =>
	text
		.normalize('NFD')
		.replace(/[\u0300-\u036F]/g, '')
		.replace(/ +/g, ' ')
		.trim()
		.toLowerCase();
/** The bénéficiaire as compared: by SIREN when given. */
export const who = (line: DrawnLine) => (line.siren === '' ? sameWord(line.beneficiaire) : line.siren);
/** The lines that stand at a version. A line that a replaced block says again as it was is no newer than it was. */
export function linesAt(world: World, version: number): DrawnLine[] {
	const said = (line: DrawnLine) => JSON.stringify({ ...line, since: 0, until: 0 });
	const before = Map.groupBy(
		world.lines.filter((line) => line.until !== null),
		(line) => `${line.until} ${said(line)}`
	);
	return world.lines
		.filter((line) => line.since <= version && (line.until === null || line.until > version))
		.map((line) => ({
			...line,
			since: before.get(`${line.since} ${said(line)}`)?.pop()?.since ?? line.since
		}));
}

/** What counts as one thing: a retained line, or the rest of a total. */
export interface Unit {
	readonly line: DrawnLine;
	readonly centimes: bigint;
	readonly rest: boolean;
	readonly contested: string | null;
	/** The strongest grade of the line and of the sources that agree with it. */
	readonly preuve: Preuve | '';
}

/** `n ÷ d` rounded half away from zero. */
export const rounded = (n: bigint, d: bigint): bigint =>
	n < 0n ? -((-n * 2n + d) / (2n * d)) : (n * 2n + d) / (2n * d);

/** Parts of a whole by shares that add up to 10 000, the cents left over to the largest remainders. */
function shared(whole: bigint, shares: readonly bigint[]): bigint[] {
	const [size, sign] = whole < 0n ? [-whole, -1n] : [whole, 1n];
	const floors = shares.map((share) => (size * share) / 10_000n);
	const left = Number(size - floors.reduce((sum, floor) => sum + floor, 0n));
	const order = shares
		.map((share, index) => ({ index, remainder: (size * share) % 10_000n }))
		.sort((a, b) => Number(b.remainder - a.remainder) || a.index - b.index);
	const lucky = new Set(order.slice(0, left).map(({ index }) => index));
	return floors.map((floor, index) => sign * (floor + (lucky.has(index) ? 1n : 0n)));
}

interface Slice {
	readonly forme: Forme;
	readonly nommees: readonly string[];
	readonly centimes: bigint;
}

/** Published forms and shares of an amount; what shares leave has no form. */
function byForme(centimes: bigint, cell: string): Slice[] {
	const items = cell.split('|').map((item) => item.split(':'));
	const plain = items.every(([, percent]) => percent === undefined);
	if (plain && items.length === 1) return [{ forme: cell as Forme, nommees: [], centimes }];
	if (plain) return [{ forme: 'MULTI', nommees: cell.split('|'), centimes }];
	const shares = items.map(([, percent]) => BigInt(Math.round(Number(percent) * 100)));
	const rest = 10_000n - shares.reduce((sum, share) => sum + share, 0n);
	const amounts = shared(centimes, [...shares, rest]);
	return [
		...items.map(([code], index) => ({ forme: code as Forme, nommees: [], centimes: amounts[index] ?? 0n })),
		...(rest === 0n ? [] : [{ forme: 'NV' as const, nommees: [], centimes: amounts[items.length] ?? 0n }])
	];
}

export const isOpen = (forme: string) => forme === 'NV' || forme === 'MULTI';

/** Whether a key speaks of a line. */
export const speaksOf = (key: DrawnKey, line: DrawnLine): boolean =>
	key.dispositif === line.dispositif &&
	(key.de === null || key.de <= line.exercice) &&
	(key.a === null || line.exercice <= key.a) &&
	(key.poste === '' || sameWord(key.poste) === sameWord(line.poste)) &&
	(key.beneficiaire === '' || sameWord(key.beneficiaire) === who(line));

/** What evidence alone says of a line's forms: a form that comes from a key is none. */
export const evidenceOf = (line: DrawnLine): Slice[] =>
	byForme(BigInt(line.centimes), line.attribution === 'cle' ? 'NV' : line.forme);

/** The keys that R7 accepts among drafts, each tried beside those already accepted. */
export function validKeys(world: World, drafts: readonly DrawnKey[]): DrawnKey[] {
	const current = linesAt(world, Infinity).filter((line) => line.attribution !== 'cle');
	const open = current.filter((line) => evidenceOf(line).some((slice) => isOpen(slice.forme)));
	const kept: DrawnKey[] = [];
	for (const key of drafts) {
		const own = open.filter((line) => speaksOf(key, line));
		const named = own.flatMap((line) => evidenceOf(line)).filter((slice) => slice.nommees.length > 0);
		const foreign = named.some((slice) => key.parts.some((part) => !slice.nommees.includes(part.forme)));
		if (own.length === 0 || foreign) continue;
		if (kept.some((other) => own.some((line) => speaksOf(other, line)))) continue;
		kept.push(key);
	}
	return kept;
}

/** What a unit's money becomes by form, with its keys; `null` keys stand for evidence alone. */
export function slicesOf(unit: Unit, centimes: bigint, keys: readonly DrawnKey[] | null) {
	if (unit.rest) return [{ forme: 'NV' as const, nommees: [], centimes, cle: null }];
	const { line } = unit;
	if (keys !== null && line.attribution === 'cle') {
		return byForme(centimes, line.forme).map((slice) => ({
			...slice,
			cle: isOpen(slice.forme) ? null : { bas: slice.centimes, haut: slice.centimes }
		}));
	}
	return byForme(centimes, line.attribution === 'cle' ? 'NV' : line.forme).flatMap((slice) => {
		const key = isOpen(slice.forme) ? keys?.find((item) => speaksOf(item, line)) : undefined;
		if (!key) return [{ ...slice, cle: null }];
		const central = key.parts.map((part) => BigInt(part.central));
		const given = central.reduce((sum, part) => sum + part, 0n);
		const amounts = shared(slice.centimes, [...central, 10_000n - given]);
		const range = (hundredths: number) => rounded(slice.centimes * BigInt(hundredths), 10_000n);
		return [
			...key.parts.map(({ forme, bas, haut }, index) => ({
				forme,
				nommees: [],
				centimes: amounts[index] ?? 0n,
				cle: { bas: range(bas), haut: range(haut) }
			})),
			{ ...slice, centimes: amounts[key.parts.length] ?? 0n, cle: null }
		];
	});
}
