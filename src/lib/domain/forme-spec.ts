import { FORMES, FORMES_ATTRIBUEES, type Forme, type FormeAttribuee } from './vocabulary.ts';
import { splitCents, type Centimes } from './money.ts';

/**
 * What the `forme` cell of a line says, in its stored spelling: `NV`, one form (`SEX`), forms with published shares in
 * percent (`SEX:60|TRAV:40`), or several forms without shares (`SEX|TRAV`, which is `MULTI` naming two forms).
 */
export type FormeSpec = string;

/** A part of a line's money and the form it goes to. `nommees` lists the forms that a `MULTI` part names. */
export interface FormePart {
	readonly forme: Forme;
	readonly nommees: string;
	readonly centimes: Centimes;
}

const SPEC = /^(?:NV|MULTI|[A-Z]+(?::\d{1,3}(?:\.\d{1,2})?)?(?:\|[A-Z]+(?::\d{1,3}(?:\.\d{1,2})?)?)*)$/;

function isAttribuee(code: string): code is FormeAttribuee {
	return (FORMES_ATTRIBUEES as readonly string[]).includes(code);
}

interface Item {
	readonly code: FormeAttribuee;
	/** Hundredths of a percent, or `null` when the source gives no share. */
	readonly share: number | null;
}

function readItems(spec: FormeSpec): readonly Item[] | null {
	if (!SPEC.test(spec)) return null;
	const items: Item[] = [];
	for (const piece of spec.split('|')) {
		const [code = '', share] = piece.split(':');
		if (!isAttribuee(code) || items.some((item) => item.code === code)) return null;
		if (share === undefined) items.push({ code, share: null });
		else {
			const [whole = '0', fraction = ''] = share.split('.');
			items.push({ code, share: Number(whole) * 100 + Number(fraction.padEnd(2, '0')) });
		}
	}
	return items;
}

/** Why a spec cannot be read, or `null` when it can. Shares must be all there or all absent, and add up to at most 100. */
export function checkFormeSpec(spec: FormeSpec): 'forme' | 'parts' | null {
	if (spec === 'NV' || spec === 'MULTI') return null;
	const items = readItems(spec);
	if (!items) return 'forme';
	const shares = items.filter((item) => item.share !== null);
	if (shares.length !== 0 && shares.length !== items.length) return 'parts';
	const sum = shares.reduce((total, item) => total + (item.share ?? 0), 0);
	return sum > 10_000 || shares.some((item) => item.share === 0) ? 'parts' : null;
}

/**
 * Splits a line's money over forms, to the cent. What published shares leave (Σ < 100 %) stays `NV`: nothing is ever
 * rescaled.
 */
export function splitByForme(centimes: Centimes, spec: FormeSpec): readonly FormePart[] {
	if (spec === 'NV' || spec === 'MULTI') return [{ forme: spec, nommees: '', centimes }];
	const items = readItems(spec);
	const [first] = items ?? [];
	if (!items || !first) throw new RangeError(`unknown form: ${spec}`);
	if (items.length === 1 && first.share === null) return [{ forme: first.code, nommees: '', centimes }];
	if (items.every((item) => item.share === null)) return [{ forme: 'MULTI', nommees: spec, centimes }];
	const rest = 10_000 - items.reduce((total, item) => total + (item.share ?? 0), 0);
	const parts = splitCents(centimes, [...items.map((item) => item.share ?? 0), rest]);
	return [
		...items.map((item, index) => ({ forme: item.code, nommees: '', centimes: parts[index] ?? 0 })),
		...(rest === 0 ? [] : [{ forme: 'NV' as const, nommees: '', centimes: parts[items.length] ?? 0 }])
	];
}

/** Whether a text is the code of a form, `MULTI` and `NV` included. */
export function isForme(code: string): code is Forme {
	return (FORMES as readonly string[]).includes(code);
}
