import { tr } from '#lib/domain/language.ts';
import type { Query } from '#lib/domain/query.ts';
import { enumerate } from '#lib/domain/typography.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';

/** One filter in words, for the notice of a file. */
export interface FilterLine {
	readonly nom: string;
	readonly valeur: string;
	/** It leaves nothing out: what is shown without being asked. */
	readonly parDefaut?: boolean;
}

/** Readers' names of what the query names by code; a code without a name stands for itself. */
export interface FilterNames {
	readonly dispositifs: ReadonlyMap<string, string>;
	readonly formes: ReadonlyMap<string, string>;
}

const stage = (etape: Query['etape']) =>
	etape === 'prevu'
		? tr(
				'prévu (LFI, à défaut PLF, à défaut annonce)',
				'planned (LFI, failing that PLF, failing that announcement)'
			)
		: LIBELLES.etape[etape];

function years({ de, a, annees }: Query): string {
	if (annees.length > 0) return enumerate(annees.map(String));
	if (de === undefined && a === undefined) return tr('toutes celles des données', 'all those of the data');
	if (de === a) return String(de);
	if (a === undefined) return tr(`à partir de ${de}`, `from ${de} on`);
	return de === undefined ? tr(`jusqu’à ${a}`, `up to ${a}`) : tr(`de ${de} à ${a}`, `${de} to ${a}`);
}

function euros({ euros, base }: Query): string {
	if (euros === 'courants') return tr('courants', 'current');
	if (base === undefined) return tr('constants', 'constant');
	return tr(`constants de ${base}`, `constant ${base}`);
}

const IN_SUBTITLE = /^(?:étapes?|nature des crédits|euros|stages?|nature of appropriations)$/;

/** Whether the subtitle of a figure says this filter already: its stage, its nature of appropriations, its euros. */
export const saidInSubtitle = ({ nom }: FilterLine): boolean => IN_SUBTITLE.test(nom);

/**
 * The filters of a figure as understood, in the order of the address: nothing of the choice is left unsaid. `stages` are the
 * words of a figure that shows several stages whatever is asked.
 */
export function filterLines(query: Query, names: FilterNames, stages?: string): FilterLine[] {
	const named = (codes: readonly string[], labels: ReadonlyMap<string, string>, all: string) =>
		codes.length === 0 ? all : enumerate(codes.map((code) => labels.get(code) ?? code));
	const lines: (FilterLine | null)[] = [
		stages !== undefined || query.etapes.length > 0
			? { nom: tr('étapes', 'stages'), valeur: stages ?? enumerate(query.etapes.map(stage)) }
			: { nom: tr('étape', 'stage'), valeur: stage(query.etape) },
		{ nom: tr('nature des crédits', 'nature of appropriations'), valeur: LIBELLES.nature[query.nature] },
		{
			nom: tr('dispositifs', 'schemes'),
			valeur: named(query.dispositif, names.dispositifs, tr('tous', 'all')),
			parDefaut: query.dispositif.length === 0
		},
		{
			nom: tr('formes', 'forms'),
			valeur: named(query.forme, names.formes, tr('toutes', 'all')),
			parDefaut: query.forme.length === 0
		},
		{
			nom: tr('années', 'years'),
			valeur: years(query),
			parDefaut: query.annees.length === 0 && query.de === undefined && query.a === undefined
		},
		{ nom: 'euros', valeur: euros(query) },
		query.mesure === 'part'
			? { nom: tr('mesure', 'measure'), valeur: tr('parts du total', 'shares of the total') }
			: null,
		{
			nom: tr('clés de répartition', 'allocation keys'),
			valeur: query.cles === 'avec' ? tr('avec', 'with') : tr('sans', 'without'),
			parDefaut: query.cles === 'sans'
		},
		{
			nom: tr('périmètre', 'scope'),
			valeur:
				query.perimetre === 'coeur'
					? tr('prostitution et traite', 'prostitution and trafficking')
					: tr('contexte, jamais additionné', 'wider context, never added up'),
			parDefaut: query.perimetre === 'coeur'
		}
	];
	return lines.filter((line) => line !== null);
}
