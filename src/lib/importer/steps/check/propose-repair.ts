import { inBoth } from '#lib/domain/language.ts';
import type { Decimal } from '#lib/ingest/lines/batch.ts';
import { AmountReader } from '#lib/ingest/lines/amount.ts';

/** What a cell would become, and by which repair: cells mended by the same one are alike. */
export interface Repair {
	readonly nom: 'lettre-o' | 'lettre-l' | 'double-signe';
	readonly valeur: string;
}

const REPAIRS: readonly (readonly [Repair['nom'], (text: string) => string])[] = [
	['lettre-o', (text) => text.replace(/[oO](?=[\d\s.,oO]|$)/g, '0')],
	['lettre-l', (text) => text.replace(/[lI](?=[\d\s.,lI]|$)/g, '1')],
	['double-signe', (text) => text.replace(/([.,])\1+/g, '$1')]
];

/** What a slip of the keyboard can be made of an amount; `null` when nothing sure. It is proposed, never done by itself. */
export function proposedFor(text: string, decimal: Decimal | null): Repair | null {
	if (!/\d/.test(text)) return null;
	for (const [nom, mend] of REPAIRS) {
		const valeur = mend(text);
		if (valeur !== text && !Number.isNaN(new AmountReader(decimal).read(valeur))) return { nom, valeur };
	}
	return null;
}

/** What is wrong, in words, where a repair is known. */
export const REPAIR_NAMES = inBoth<Readonly<Record<Repair['nom'], string>>>(
	{
		'lettre-o': 'Lettre O au lieu d’un zéro',
		'lettre-l': 'Lettre l au lieu d’un un',
		'double-signe': 'Virgule ou point écrit deux fois'
	},
	{
		'lettre-o': 'Letter O instead of a zero',
		'lettre-l': 'Letter l instead of a one',
		'double-signe': 'Comma or point written twice'
	}
);
