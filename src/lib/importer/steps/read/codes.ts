import { inBoth, tr } from '#lib/domain/language.ts';
import {
	ATTRIBUTIONS,
	ETAPES,
	FORMES_ATTRIBUEES,
	LIBELLES,
	NATURES,
	NIVEAUX,
	ROLES,
	type Etape
} from '#lib/domain/vocabulary.ts';
import { dispositifName, formeName, type Vocabulary } from '#lib/importer/steps/vocabulary.ts';

/** A code that a person may choose, and how it is called. */
export interface Choice {
	readonly code: string;
	readonly nom: string;
}

const named = <T extends string>(
	codes: readonly T[],
	names: Readonly<Record<T, string>>
): readonly Choice[] => codes.map((code) => ({ code, nom: names[code] }));

/** A stage as a word among others: what it is, then the act that says it. */
const SHORT_STAGES = inBoth<Readonly<Record<Etape, string>>>(
	{
		demande: 'demandé',
		annonce: 'annoncé',
		plf: 'projet, PLF',
		lfi: 'voté, LFI',
		lfr: 'voté, LFR',
		ouvert: 'ouvert',
		execution: 'dépensé'
	},
	{
		demande: 'requested',
		annonce: 'announced',
		plf: 'bill, PLF',
		lfi: 'voted, LFI',
		lfr: 'voted, LFR',
		ouvert: 'available',
		execution: 'spent'
	}
);

/** How a code of a field is called; the code itself when it has no name. */
export const choiceName = (champ: string, code: string, vocabulary: Vocabulary): string =>
	choicesOf(champ, vocabulary).find((one) => one.code === code)?.nom ?? code;

/** The codes that a field may take, in display order; none for a field of free text. */
export function choicesOf(champ: string, vocabulary: Vocabulary): readonly Choice[] {
	switch (champ) {
		case 'forme':
			return [
				...FORMES_ATTRIBUEES.map((code) => ({ code, nom: formeName(vocabulary, code) })),
				{ code: 'NV', nom: tr('laisser non attribué', 'leave not attributed') }
			];
		case 'etape':
			return named(ETAPES, LIBELLES.etape);
		case 'etape-courte':
			return ETAPES.map((code) => ({ code, nom: SHORT_STAGES[code] }));
		case 'nature':
			return named(NATURES, LIBELLES.nature);
		case 'niveau':
			return named(NIVEAUX, LIBELLES.niveau);
		case 'role':
			return named(ROLES, LIBELLES.role);
		case 'attribution':
			// A key is declared in its own form, with its shares (R7): it is not chosen for a file.
			return named(
				ATTRIBUTIONS.filter((code) => code !== 'cle'),
				LIBELLES.attribution
			);
		case 'dispositif':
			return vocabulary.dispositifs.map(({ id }) => ({ code: id, nom: dispositifName(vocabulary, id) }));
		case 'exercice':
			return Array.from({ length: 31 }, (_, index) => String(2030 - index)).map((code) => ({
				code,
				nom: code
			}));
		case 'unite':
			return [
				{ code: 'euros', nom: 'euros' },
				{ code: 'milliers', nom: tr('milliers d’euros', 'thousands of euros') },
				{ code: 'millions', nom: tr('millions d’euros', 'millions of euros') }
			];
		case 'source':
			return vocabulary.sources.map(({ id, titre }) => ({ code: id, nom: titre }));
		default:
			return [];
	}
}
