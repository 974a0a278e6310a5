import { z } from 'zod';
import { grammar, type Query } from '#lib/domain/query.ts';

/** A name of the query grammar. */
export type QueryName = Exclude<keyof Query, 'donnes'>;

/** What each name of an address asks, in French: every name of the grammar has its sentence. */
export const DESCRIPTIONS: Readonly<Record<QueryName, string>> = {
	etape:
		'Étape du budget. « prevu » lit la première des étapes LFI, PLF, annonce qui a une ligne, par dispositif et par exercice.',
	nature: 'Nature de crédit : autorisations d’engagement (ae), crédits de paiement (cp), non précisée (np).',
	dispositif: 'Identifiants de dispositifs, séparés par des virgules ; tous par défaut.',
	forme:
		'Formes de traite, séparées par des virgules ; toutes par défaut. Le non attribué reste toujours visible.',
	de: 'Premier exercice.',
	a: 'Dernier exercice.',
	euros: 'Euros courants, ou constants de l’année « base ».',
	base: 'Année des euros constants ; la dernière de l’indice des prix par défaut.',
	annees: 'Deux exercices à comparer, séparés par une virgule.',
	etapes: 'Deux étapes à comparer, séparées par une virgule.',
	mesure: 'Montants, ou parts du total.',
	cles: 'Sans les clés de répartition, ou avec : ce sont des hypothèses signées.',
	perimetre: 'Le cœur, qui s’additionne, ou le contexte, qui ne s’additionne jamais.',
	v: 'Version des données ; la dernière par défaut. Une version ne change jamais.',
	lang: 'Langue des textes.',
	groupe: 'Mots par lesquels répartir, dans l’ordre, séparés par des virgules.',
	q: 'Mots à chercher dans les lignes, tous ; entre guillemets, les mots tels quels ; un montant avec « € » est ce montant.',
	tri: 'Colonne de tri ; un tiret devant inverse l’ordre.',
	page: 'Page de la liste.',
	issue: 'Constats d’un total face à ses détails, séparés par des virgules.',
	csv: 'CSV pour Excel, ou pour une machine.',
	largeur: 'Largeur d’une image, en pixels : elle donne sa place au dessin, les lettres gardent leur taille.',
	format:
		'Forme d’une image : en paysage (16 cm de large, 12 cm de haut au plus), en portrait (une page A4 au plus) ou au carré ; en paysage par défaut. Une figure intégrée en paysage tient dans 600 pixels de haut.',
	variante: 'Image avec son titre, ou sans.',
	theme: 'Thème d’une image ou d’une figure intégrée.'
};

/** A query parameter as OpenAPI 3.1 describes it. */
export interface Parameter {
	readonly name: QueryName;
	readonly in: 'query';
	readonly required: false;
	readonly description: string;
	readonly schema: Readonly<Record<string, unknown>>;
	readonly style?: 'form';
	readonly explode?: false;
}

interface Written {
	readonly enum?: readonly string[];
	readonly default?: unknown;
	readonly valeurs?: readonly string[];
	readonly format?: string;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly maxLength?: number;
}

/**
 * Parameters of the names given, from the query grammar itself. Lists are arrays joined by commas, numbers are integers,
 * and `dispositifs` are the ids known to the base.
 */
export function parametersOf(names: readonly QueryName[], dispositifs: readonly string[]): Parameter[] {
	const written = z.toJSONSchema(grammar(dispositifs), { io: 'input' }).properties ?? {};
	return names.map((name): Parameter => {
		const told = { name, in: 'query', required: false, description: DESCRIPTIONS[name] } as const;
		const found = (written[name] ?? {}) as Written;
		if (found.valeurs === undefined) return { ...told, schema: single(found) };
		const items = found.format === undefined ? { type: 'string', enum: found.valeurs } : { type: 'integer' };
		return { ...told, style: 'form', explode: false, schema: { type: 'array', items } };
	});
}

function single({ enum: values, default: first, minimum, maximum, maxLength }: Written) {
	const kept = first === undefined ? {} : { default: first };
	if (minimum !== undefined) return { type: 'integer', minimum, maximum, ...kept };
	if (values !== undefined) return { type: 'string', enum: values, ...kept };
	return { type: 'string', ...(maxLength === undefined ? {} : { maxLength }), ...kept };
}
