import type { Query } from '#lib/domain/query.ts';
import { enumerate } from '#lib/domain/typography.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';

/** One filter in words, for the notice of a file. */
export interface FilterLine {
	readonly nom: string;
	readonly valeur: string;
}

/** Readers' names of what the query names by code; a code without a name stands for itself. */
export interface FilterNames {
	readonly dispositifs: ReadonlyMap<string, string>;
	readonly formes: ReadonlyMap<string, string>;
}

const stage = (etape: Query['etape']) =>
	etape === 'prevu' ? 'prévu (LFI, à défaut PLF, à défaut annonce)' : LIBELLES.etape[etape];

function years({ de, a, annees }: Query): string {
	if (annees.length > 0) return enumerate(annees.map(String));
	if (de === undefined && a === undefined) return 'toutes celles des données';
	if (de === a) return String(de);
	if (a === undefined) return `à partir de ${de}`;
	return de === undefined ? `jusqu’à ${a}` : `de ${de} à ${a}`;
}

/** The filters of a figure as understood, in the order of the address: nothing of the choice is left unsaid. */
export function filterLines(query: Query, names: FilterNames): FilterLine[] {
	const named = (codes: readonly string[], labels: ReadonlyMap<string, string>) =>
		enumerate(codes.map((code) => labels.get(code) ?? code));
	const lines: (FilterLine | null)[] = [
		{
			nom: query.etapes.length > 0 ? 'étapes' : 'étape',
			valeur: query.etapes.length > 0 ? enumerate(query.etapes.map(stage)) : stage(query.etape)
		},
		{ nom: 'nature des crédits', valeur: LIBELLES.nature[query.nature] },
		{
			nom: 'dispositifs',
			valeur: query.dispositif.length === 0 ? 'tous' : named(query.dispositif, names.dispositifs)
		},
		{ nom: 'formes', valeur: query.forme.length === 0 ? 'toutes' : named(query.forme, names.formes) },
		{ nom: 'années', valeur: years(query) },
		{
			nom: 'euros',
			valeur:
				query.euros === 'courants'
					? 'courants'
					: `constants${query.base === undefined ? '' : ` de ${query.base}`}`
		},
		query.mesure === 'part' ? { nom: 'mesure', valeur: 'parts du total' } : null,
		{ nom: 'clés de répartition', valeur: query.cles === 'avec' ? 'avec' : 'sans' },
		{
			nom: 'périmètre',
			valeur: query.perimetre === 'coeur' ? 'traite' : 'contexte, jamais additionné'
		}
	];
	return lines.filter((line) => line !== null);
}
