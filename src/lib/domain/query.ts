import { z } from 'zod';
import { tr } from './language.ts';
import { ISSUES_CONTROLE } from '#lib/domain/settlement/held-totals.ts';
import { ETAPES, FORMES, NATURES } from './vocabulary.ts';

/** What `etape` may ask: a stage, or the composite `prevu` of R2. */
export const ETAPES_DEMANDEES = ['prevu', ...ETAPES] as const;
export type EtapeDemandee = (typeof ETAPES_DEMANDEES)[number];

/** The words by which an allocation can be grouped. */
export const GROUPES = ['exercice', 'forme', 'dispositif', 'niveau', 'poste', 'etape'] as const;
export type Groupe = (typeof GROUPES)[number];

/** Columns by which the table of lines can be sorted; a leading `-` sorts downwards. */
export const TRIS = [
	'exercice',
	'dispositif',
	'poste',
	'etape',
	'nature',
	'montant',
	'forme',
	'preuve',
	'source'
] as const;

/** More columns by which the table of organisations can be sorted; a table of lines that has none keeps its own order. */
export const TRIS_BENEFICIAIRES = ['beneficiaire', 'siren', 'payeurs', 'programme137'] as const;

/** The shapes of a picture: 16 cm wide, at most 12 cm high, a page of A4, or a square. */
export const FORMATS_IMAGE = ['paysage', 'portrait', 'carre'] as const;
export type ImageFormat = (typeof FORMATS_IMAGE)[number];

/** One value of the address that cannot be understood. */
export interface QueryProblem {
	readonly nom: string;
	readonly valeur: string;
	/** A sentence naming the value and the values allowed, in the language of the reader. */
	readonly message: string;
}

/** The address asks for something that does not exist. `problems` is never empty. */
export class InvalidQuery extends Error {
	readonly problems: readonly QueryProblem[];
	constructor(problems: readonly QueryProblem[]) {
		super(problems.map((problem) => problem.message).join(' '));
		this.name = 'InvalidQuery';
		this.problems = problems;
	}
}

const MAX_LISTED = 40;
/** Words of a search. */
const MOST_WORDS = 20;
const quote = (values: readonly string[]) => values.slice(0, MAX_LISTED).join(', ');

function oneOf<const T extends string>(values: readonly [T, ...T[]]) {
	return z.enum(values, {
		error: () => tr(`Valeurs possibles : ${quote(values)}.`, `Possible values: ${quote(values)}.`)
	});
}

function wholeNumber(min: number, max: number) {
	const expected = () =>
		tr(
			`Un nombre entier de ${min} à ${max} est attendu.`,
			`A whole number from ${min} to ${max} is expected.`
		);
	return z
		.string()
		.regex(/^\d{1,9}$/, { error: expected })
		.transform(Number)
		.refine((value) => value >= min && value <= max, { error: expected })
		.meta({ minimum: min, maximum: max });
}

/** A comma-separated list without doubles; each value must be allowed. */
function listOf<T extends string>(values: readonly T[]) {
	const allowed = new Set<string>(values);
	const list = z.string().transform((text, context): readonly T[] => {
		const asked = [...new Set(text.split(',').map((value) => value.trim()))].filter((value) => value !== '');
		for (const value of asked) {
			if (!allowed.has(value)) {
				context.addIssue({
					code: 'custom',
					params: { value },
					message: tr(
						`Valeurs possibles, séparées par des virgules : ${quote(values)}.`,
						`Possible values, separated by commas: ${quote(values)}.`
					)
				});
			}
		}
		return asked as T[];
	});
	return list.meta({ valeurs: values });
}

/** Columns upwards, then downwards. */
const bothWays = (tris: readonly string[]) =>
	[...tris, ...tris.map((tri) => `-${tri}`)] as [string, ...string[]];

const ANNEE = wholeNumber(1990, 2100);

/** Two different values of a list, or none. */
function pairOf<T extends string>(values: readonly T[]) {
	const expected = () =>
		tr(
			'Deux valeurs différentes sont attendues, séparées par une virgule.',
			'Two different values are expected, separated by a comma.'
		);
	const pair = listOf(values).refine((asked) => asked.length === 0 || asked.length === 2, {
		error: expected
	});
	return pair.meta({ valeurs: values });
}

/** Two different years, the earlier first whatever the order asked, or none. */
const DEUX_ANNEES = z
	.string()
	.transform((text, context): readonly number[] => {
		const asked = [...new Set(text.split(',').map((value) => value.trim()))].filter((value) => value !== '');
		return asked.flatMap((value) => {
			const year = ANNEE.safeParse(value);
			if (year.success) return [year.data];
			const message = year.error.issues[0]?.message ?? '';
			context.addIssue({ code: 'custom', params: { value }, message });
			return [];
		});
	})
	.refine((years) => years.length === 0 || years.length === 2, {
		error: () =>
			tr(
				'Deux années différentes sont attendues, séparées par une virgule.',
				'Two different years are expected, separated by a comma.'
			)
	})
	.transform((years): readonly number[] => [...years].sort((a, b) => a - b))
	.meta({ valeurs: [], format: 'deux années' });

/** Every name that an address may give a value, in the order in which it is written. */
const NAMES = {
	etape: oneOf(ETAPES_DEMANDEES).default('prevu'),
	nature: oneOf(NATURES).default('cp'),
	dispositif: listOf([]).default([]),
	forme: listOf(FORMES).default([]),
	de: ANNEE.optional(),
	a: ANNEE.optional(),
	euros: oneOf(['courants', 'constants']).default('courants'),
	base: ANNEE.optional(),
	annees: DEUX_ANNEES.default([]),
	etapes: pairOf(ETAPES_DEMANDEES).default([]),
	mesure: oneOf(['montant', 'part']).default('montant'),
	cles: oneOf(['sans', 'avec']).default('sans'),
	perimetre: oneOf(['coeur', 'contexte']).default('coeur'),
	v: wholeNumber(1, 999_999_999).optional(),
	lang: oneOf(['fr', 'en']).default('fr'),
	groupe: listOf(GROUPES).default([]),
	q: z
		.string()
		.max(200, { error: () => tr('Deux cents caractères au plus.', 'Two hundred characters at most.') })
		// Each word is looked for in every text and every line: what a search costs is bounded by how many it has.
		.refine((text) => text.trim().split(/\s+/).length <= MOST_WORDS, {
			error: () => tr('Vingt mots au plus.', 'Twenty words at most.')
		})
		.default(''),
	tri: oneOf(bothWays([...TRIS, ...TRIS_BENEFICIAIRES])).default('-exercice'),
	page: wholeNumber(1, 1_000_000).default(1),
	issue: listOf(ISSUES_CONTROLE).default([]),
	csv: oneOf(['excel', 'machine']).default('excel'),
	largeur: wholeNumber(600, 4800).default(2400),
	format: oneOf(FORMATS_IMAGE).optional(),
	variante: oneOf(['complet', 'sans-titre']).default('complet'),
	theme: oneOf(['clair', 'sombre', 'auto']).default('auto')
};

/**
 * The one grammar of pages, figures, embeds, files and API. Every value is a text of the address; a missing name takes
 * its default. Unknown names are ignored, unknown values refused. The description of the API is drawn from it.
 */
export const grammar = (dispositifs: readonly string[]) =>
	z.object({ ...NAMES, dispositif: listOf(dispositifs).default([]) });

/** The grammar asked last: making one costs more than reading an address with it. */
let last: { readonly dispositifs: string; readonly grammar: ReturnType<typeof grammar> } | null = null;

function grammarOf(dispositifs: readonly string[]) {
	const key = dispositifs.join(',');
	if (last?.dispositifs !== key) last = { dispositifs: key, grammar: grammar(dispositifs) };
	return last.grammar;
}

/** What a reader asks, understood. Empty lists mean « all »; absent bounds mean « as far as the data goes ». */
export type Query = z.infer<ReturnType<typeof grammar>> & {
	/** Names that the address gives a value: tables show every stage and nature unless asked for one. */
	readonly donnes: ReadonlySet<string>;
};

function orderedYears(query: Query): QueryProblem[] {
	if (query.de === undefined || query.a === undefined || query.de <= query.a) return [];
	const message = tr(
		`« a » : l’année ${query.a} vient avant « de » (${query.de}). Écrivez la première année dans « de ».`,
		`“a”: the year ${query.a} comes before “de” (${query.de}). Write the first year in “de”.`
	);
	return [{ nom: 'a', valeur: String(query.a), message }];
}

/**
 * Reads the address. `dispositifs` are the ids known to the base.
 * Throws `InvalidQuery`, whose sentences name each unknown value and the values allowed. An empty value counts as
 * missing, as a form without script sends it; of a repeated name the values are joined into one list.
 */
export function parseQuery(params: URLSearchParams, dispositifs: readonly string[]): Query {
	const given: Record<string, string> = {};
	for (const name of new Set(params.keys())) {
		const values = params.getAll(name).filter((value) => value !== '');
		if (values.length > 0) given[name] = values.join(',');
	}
	const result = grammarOf(dispositifs).safeParse(given);
	if (!result.success) {
		throw new InvalidQuery(
			result.error.issues.map((issue) => {
				const nom = String(issue.path[0] ?? '');
				const value = issue.code === 'custom' ? issue.params?.['value'] : undefined;
				const valeur = (typeof value === 'string' ? value : (given[nom] ?? '')).slice(0, 100);
				return {
					nom,
					valeur,
					message: `${tr(`« ${nom} » : la valeur « ${valeur} » n’est pas connue.`, `“${nom}”: the value “${valeur}” is not known.`)} ${issue.message}`
				};
			})
		);
	}
	const query = { ...result.data, donnes: new Set(Object.keys(given)) };
	const problems = orderedYears(query);
	if (problems.length > 0) throw new InvalidQuery(problems);
	return query;
}

const DEFAULTS: Readonly<Record<string, unknown>> = grammar([]).parse({});

/**
 * Writes a query back as an address, without the values that are defaults and in a fixed order, so that one view has
 * one address. `changes` replaces values; `undefined` puts the default back.
 */
export function writeQuery(
	query: Query,
	changes: Partial<{ [K in keyof Query]: Query[K] | undefined }> = {}
): string {
	const params = new URLSearchParams();
	const merged: Record<string, unknown> = { ...query, ...changes };
	for (const name of Object.keys(NAMES)) {
		const value = merged[name];
		if (value === undefined || value === DEFAULTS[name]) continue;
		const text = Array.isArray(value) ? value.join(',') : String(value);
		if (text !== '') params.set(name, text);
	}
	const written = params.toString().replaceAll('%2C', ',');
	return written === '' ? '' : `?${written}`;
}
