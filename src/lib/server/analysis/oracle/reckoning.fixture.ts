import type { FundingLine } from '#lib/domain/funding-line.ts';
import { beneficiaireKey, naturesOfView, posteKey } from '#lib/domain/quantite.ts';
import type { SettlementLine } from '#lib/domain/settlement/claims.ts';
import { settle, type Settlement } from '#lib/domain/settlement/settlement.ts';
import {
	ETAPES,
	ETAPES_PREVU,
	NATURES,
	NIVEAUX,
	PREUVES,
	type Etape,
	type Forme,
	type Nature,
	type Niveau
} from '#lib/domain/vocabulary.ts';
import { fc } from '../../../../../tests/property-seed.ts';

/** A line as a test draws it: what the rules look at, all else unsaid. */
export type Drawn = Pick<
	FundingLine,
	| 'exercice'
	| 'dispositif'
	| 'etape'
	| 'nature'
	| 'niveau'
	| 'role'
	| 'forme'
	| 'preuve'
	| 'centimes'
	| 'source'
> & { readonly poste: string; readonly attribution: 'publiee' | 'cle'; readonly arrondi: number | null };

export const CORE = ['bop137', 'p101', 'mae', 'agrasc'] as const;

/** Lines on few enough words that totals meet their details and sources one another. */
export const drawnLines: fc.Arbitrary<Drawn[]> = fc.array(
	fc.record({
		exercice: fc.constantFrom(2017, 2018, 2020),
		dispositif: fc.constantFrom('bop137', 'bop137', 'p101', 'mae', 'acse', 'versements'),
		etape: fc.constantFrom(...ETAPES),
		nature: fc.constantFrom(...NATURES),
		niveau: fc.constantFrom(...NIVEAUX),
		poste: fc.constantFrom('', 'AFIS', 'Crédits nationaux'),
		role: fc.constantFrom('detail' as const, 'detail' as const, 'total' as const),
		forme: fc.constantFrom('NV', 'SEX', 'SEX|TRAV', 'SEX:60|TRAV:30', 'DOM'),
		attribution: fc.constantFrom('publiee' as const, 'publiee' as const, 'cle' as const),
		preuve: fc.constantFrom(...PREUVES, null),
		centimes: fc.integer({ min: -2, max: 12 }).map((hundreds) => hundreds * 100),
		arrondi: fc.constantFrom(null, 500),
		source: fc.constantFrom('a', 'b', 'c')
	}),
	{ minLength: 1, maxLength: 30 }
);

/** A part of the money that counts, with the words by which it can be grouped. */
export interface Reckoned {
	readonly exercice: number;
	readonly dispositif: string;
	readonly etape: Etape;
	readonly niveau: Niveau;
	readonly poste: string;
	readonly forme: Forme;
	readonly centimes: number;
}

/** Settles drawn lines of one slot and view, numbered by their place in the list. */
export function settleSlot(lines: readonly Drawn[], slot: readonly Drawn[], nature: Nature): Settlement {
	const inView = slot.filter((line) => naturesOfView(nature).includes(line.nature));
	return settle(
		inView.map((line): SettlementLine => ({
			...line,
			id: lines.indexOf(line),
			poste: posteKey(line),
			beneficiaire: beneficiaireKey({ beneficiaire: null, siren: null }),
			payeur: '',
			sourceDate: '',
			version: 2
		}))
	);
}

/** What counts among drawn lines, reckoned without the base: R2 to choose stages, then R3 and R4. */
export function reckon(
	lines: readonly Drawn[],
	etape: Etape | 'prevu',
	nature: Nature,
	dispositifs: readonly string[] = CORE
): Reckoned[] {
	const parts: Reckoned[] = [];
	for (const dispositif of dispositifs)
		for (const exercice of new Set(lines.map((line) => line.exercice))) {
			const at = (stage: Etape) =>
				lines.filter(
					(line) => line.dispositif === dispositif && line.exercice === exercice && line.etape === stage
				);
			const inView = (line: Drawn) => line.nature === nature || line.nature === 'np';
			const stage = (etape === 'prevu' ? ETAPES_PREVU : [etape]).find((one) => at(one).some(inView));
			if (stage === undefined) continue;
			for (const part of settleSlot(lines, at(stage), nature).counted) {
				parts.push({
					exercice,
					dispositif,
					etape: stage,
					niveau: part.niveau,
					poste: lines[part.line]?.poste ?? '',
					forme: part.parCle ? 'NV' : part.forme,
					centimes: part.centimes
				});
			}
		}
	return parts;
}

/** Sums of `parts` by the words given. */
export function sumsBy(parts: readonly Reckoned[], words: readonly (keyof Reckoned)[]): Map<string, number> {
	const sums = new Map<string, number>();
	for (const part of parts) {
		const key = words.map((word) => part[word]).join(' | ');
		sums.set(key, (sums.get(key) ?? 0) + part.centimes);
	}
	return sums;
}
