import { tr } from '#lib/domain/language.ts';
import { ETAPES_DEMANDEES, type Query } from '#lib/domain/query.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { FORMES_ATTRIBUEES, LIBELLES, NATURES } from '#lib/domain/vocabulary.ts';
import { isCore, type Selection } from '#lib/server/analysis/selection.ts';
import type { FilterChoices, OneWord, SeveralWords, Word } from './filter-words.ts';
import { beforeStage, stageInSentence, type Tete } from './stage-in-sentence.ts';

const SPAN = 40;

type Chosen = Pick<OneWord, 'nom' | 'label' | 'avant' | 'options' | 'valeur'>;
/** A word of one value. */
export const one = (word: Chosen, apres = ''): OneWord => ({ genre: 'un', apres, ...word });

/** Whether a page shows one stage and one nature, or may leave them open, as a table of lines does. */
interface Opening {
	readonly ouvert?: boolean;
}

const asked = (query: Query, name: keyof Query & string, open: boolean) =>
	open && !query.donnes.has(name) ? '' : String(query[name]);

/** The stage; open, all of them. */
export function stageWord(query: Query, { ouvert = false }: Opening = {}, tete: Tete = 'Crédits'): OneWord {
	const open = ouvert ? [{ value: '', label: stageInSentence(null, tete) }] : [];
	return one(
		{
			nom: 'etape',
			label: tr('Étape du budget', 'Budget stage'),
			avant: beforeStage(tete),
			options: [
				...open,
				...ETAPES_DEMANDEES.map((value) => ({
					value: value === 'prevu' && !ouvert ? '' : value,
					label: stageInSentence(value, tete)
				}))
			],
			valeur: ouvert || query.etape !== 'prevu' ? asked(query, 'etape', ouvert) : ''
		},
		','
	);
}

/**
 * The nature of appropriations; open, whatever it is. `tete` are the words that a sentence without a stage begins with,
 * or « en » after what is said without it: « le voté et le dépensé en crédits de paiement ».
 */
export function natureWord(
	query: Query,
	{ ouvert = false }: Opening = {},
	tete: '' | 'en' | 'Crédits' = ''
): OneWord {
	const open = ouvert ? [{ value: '', label: tr('AE, CP ou non précisé', 'AE, CP or not stated') }] : [];
	const options = NATURES.map((value) => ({
		value: value === 'cp' && !ouvert ? '' : value,
		label: LIBELLES.nature[value]
	}));
	const valeur = ouvert || query.nature !== 'cp' ? asked(query, 'nature', ouvert) : '';
	// « En nature » would say something else.
	const [de, before] = valeur === 'np' ? ['de', 'with'] : [tete === '' ? '' : 'en', 'in'];
	const avant = tr(
		`${tete === 'en' ? '' : tete} ${de}`,
		`${tete === 'Crédits' ? 'Funding ' : ''}${before}`
	).trim();
	return one(
		{
			nom: 'nature',
			label: tr('Nature de crédit', 'Nature of appropriations'),
			avant,
			options: [...open, ...options],
			valeur
		},
		','
	);
}

/** Current or constant euros; constant, the year of their prices beside (R12). */
export function eurosWords({ query, reference }: Selection): OneWord[] {
	const constant = query.euros === 'constants';
	const years = reference.ipc.map((row) => row.annee).sort((a, b) => b - a);
	const euros = one(
		{
			nom: 'euros',
			label: tr('Euros courants ou constants', 'Current or constant euros'),
			avant: tr('en', 'in'),
			options: [
				{ value: '', label: tr('euros courants', 'current euros') },
				{ value: 'constants', label: tr('euros constants', constant ? 'constant' : 'constant euros') }
			],
			valeur: constant ? 'constants' : ''
		},
		constant ? '' : ','
	);
	if (!constant) return [euros];
	const options = years.map((year, index) => ({
		value: index === 0 ? '' : String(year),
		label: String(year)
	}));
	const valeur = query.base === undefined || query.base === years[0] ? '' : String(query.base);
	const base = {
		nom: 'base',
		label: tr('Année des prix', 'Year of prices'),
		avant: tr('de', ''),
		options,
		valeur
	};
	return [euros, one(base, tr(',', ' euros,'))];
}

/** Amounts, or shares of each year's total. */
export function measureWord({ mesure }: Query): OneWord {
	const options = [
		{ value: '', label: tr('montants', 'as amounts') },
		{ value: 'part', label: tr('parts du total', 'as shares of the total') }
	];
	const valeur = mesure === 'part' ? 'part' : '';
	return one(
		{ nom: 'mesure', label: tr('Montants ou parts', 'Amounts or shares'), avant: '', options, valeur },
		','
	);
}

/** The first and the last year. `montrees` are those that the page shows, said where the address bounds nothing. */
export function yearWords(
	{ exercices, query }: Selection,
	montrees?: readonly [number | undefined, number | undefined]
): OneWord[] {
	const years = yearsAround(exercices, query);
	const bound = (
		nom: 'de' | 'a',
		words: { readonly label: string; readonly avant: string; readonly vide: string },
		shown: number | undefined
	) => {
		const said = query[nom] === undefined ? shown : undefined;
		const options = [
			...(said === undefined ? [{ value: '', label: words.vide }] : []),
			...years.map((year) => ({ value: year === said ? '' : String(year), label: String(year) }))
		];
		// A year shown outside those offered still has its word.
		const value = said !== undefined && !years.includes(said) ? [{ value: '', label: String(said) }] : [];
		return {
			nom,
			label: words.label,
			avant: words.avant,
			options: [...value, ...options],
			valeur: String(query[nom] ?? '')
		};
	};
	const [first, last] = montrees ?? [];
	return [
		one(
			bound(
				'de',
				{
					label: tr('Première année', 'First year'),
					avant: tr('de', 'from'),
					vide: tr('la première année', 'the first year')
				},
				first
			)
		),
		one(
			bound(
				'a',
				{
					label: tr('Dernière année', 'Last year'),
					avant: tr('à', 'to'),
					vide: tr('la dernière', 'the last')
				},
				last
			),
			','
		)
	];
}

/** Any number of dispositifs of the perimeter; open, of every perimeter. */
export function dispositifsWord(
	{ query, reference }: Selection,
	{ ouvert = false }: Opening = {}
): SeveralWords {
	const all = ouvert && !query.donnes.has('perimetre');
	const rows = reference.dispositifs
		.filter(
			(row) => all || isCore(row) === (query.perimetre === 'coeur') || query.dispositif.includes(row.id)
		)
		.sort((a, b) => a.ordre - b.ordre);
	return {
		genre: 'plusieurs',
		nom: 'dispositif',
		label: tr('Dispositifs', 'Schemes'),
		avant: tr('pour', 'for'),
		apres: ',',
		options: rows.map((row) => ({ value: row.id, label: labelOf(row) })),
		valeurs: query.dispositif,
		tous: tr('tous les dispositifs', 'all schemes'),
		pluriel: tr('dispositifs', 'schemes')
	};
}

/** Any number of forms; what is of no form stays in sight whatever is chosen (R6). */
export function formesWord({ query, reference }: Selection): SeveralWords {
	const labels = new Map<string, string>(reference.formes.map((row) => [row.code, labelOf(row)]));
	return {
		genre: 'plusieurs',
		nom: 'forme',
		label: tr('Formes de traite', 'Forms of trafficking'),
		avant: '',
		apres: ',',
		options: FORMES_ATTRIBUEES.map((value) => ({ value, label: labels.get(value) ?? value })),
		valeurs: query.forme,
		tous: tr('toutes les formes', 'all forms'),
		pluriel: tr('formes', 'forms')
	};
}

/** Trafficking, or what is wider and is never added up (R5). */
export function perimeterWord(query: Query, { ouvert = false }: Opening = {}): OneWord {
	return one({
		nom: 'perimetre',
		label: tr('Périmètre', 'Scope'),
		avant: tr('montrer', 'showing'),
		options: [
			...(ouvert ? [{ value: '', label: tr('tout', 'everything') }] : []),
			{
				value: ouvert ? 'coeur' : '',
				label: tr(
					'l’argent contre la prostitution et la traite',
					'money against prostitution and trafficking'
				)
			},
			{
				value: 'contexte',
				label: tr('le contexte plus large (hors total)', 'the wider context (outside totals)')
			}
		],
		valeur: ouvert ? asked(query, 'perimetre', true) : query.perimetre === 'contexte' ? 'contexte' : ''
	});
}

/** Allocation keys, off unless the reader asks (R7); no word when the base has none. */
export function keysWord({ query, reference }: Selection): OneWord[] {
	if (reference.cles.length === 0) return [];
	const options = [
		{ value: '', label: tr('sans clé de répartition', 'without allocation keys') },
		{ value: 'avec', label: tr('avec les clés de répartition', 'with allocation keys') }
	];
	const valeur = query.cles === 'avec' ? 'avec' : '';
	return [
		one({ nom: 'cles', label: tr('Clés de répartition', 'Allocation keys'), avant: '', options, valeur })
	];
}

/** What the address gives and the sentence does not show, kept when the sentence is sent; the page of a list is not. */
export function sentence(query: Query, mots: readonly Word[]): FilterChoices {
	const shown = new Set(['page', ...mots.map((mot) => mot.nom)]);
	const garde = [...query.donnes]
		.filter((name) => !shown.has(name) && name in query)
		.map((name) => [name, String(query[name as keyof Query])] as const);
	return { mots: commas(mots), garde };
}

/** The last word of a sentence has no comma after it; one before « montrer » or a key stays. */
function commas(mots: readonly Word[]): Word[] {
	return mots.map((mot, index) =>
		index === mots.length - 1 ? { ...mot, apres: mot.apres.replace(/,$/, '') } : mot
	);
}

/** The sentence of a figure by form: every filter that it knows. */
export function choicesOf(
	selection: Selection,
	montrees?: readonly [number | undefined, number | undefined]
): FilterChoices {
	const { query } = selection;
	return sentence(query, [
		stageWord(query),
		natureWord(query),
		...eurosWords(selection),
		measureWord(query),
		...yearWords(selection, montrees),
		dispositifsWord(selection),
		formesWord(selection),
		...keysWord(selection),
		perimeterWord(query)
	]);
}

/** Years to choose from: those of the data and those asked, at most forty. */
export function yearsAround(exercices: readonly number[], query: Query): number[] {
	const years = [...exercices, query.de, query.a].filter((year) => year !== undefined);
	if (years.length === 0) return [];
	const [first, last] = [Math.min(...years), Math.max(...years)];
	return Array.from({ length: Math.min(SPAN, last - first + 1) }, (_, index) => first + index);
}
