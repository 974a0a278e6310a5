import { tr } from '#lib/domain/language.ts';
import { REFERENCE_NAMES, type Reference } from '#lib/domain/reference-tables.ts';
import { TABLE_TITLES } from '#lib/words/file-columns.ts';
import { lineSchemaInPackage, referenceSchema, type TableSchema } from './table-schema.ts';

export interface PackagedBase {
	readonly version: number;
	/** When the version was made, as ISO. */
	readonly at: string;
	readonly reference: Reference;
	/** Where the site is. */
	readonly origin: string;
}

/**
 * The base as a data package: its lines and its vocabularies, each with its schema, under addresses relative to the
 * descriptor. They name the version, so that all the tables are of one.
 */
export function dataPackage({ version, at, reference, origin }: PackagedBase) {
	const resource = (name: keyof typeof TABLE_TITLES, path: string, schema: TableSchema) => ({
		name,
		title: TABLE_TITLES[name],
		path: `${path}v=${version}`,
		profile: 'tabular-data-resource',
		format: 'csv',
		mediatype: 'text/csv',
		encoding: 'utf-8',
		dialect: { delimiter: ';', doubleQuote: true },
		schema
	});
	return {
		profile: 'tabular-data-package',
		name: 'lignes-claires',
		title: tr(
			'Lignes claires : l’argent de l’État contre la traite des êtres humains, ligne à ligne',
			'Lignes claires: the French State’s money against human trafficking, line by line'
		),
		description: tr(
			'Chaque ligne est un montant publié, avec sa source. Chaque document garde sa licence.',
			'Each line is a published amount, with its source. Each document keeps its own licence.'
		),
		homepage: origin,
		version: String(version),
		created: at,
		sources: reference.sources.map(({ titre, url }) => ({
			title: titre,
			...(url === '' ? {} : { path: url })
		})),
		resources: [
			resource('lignes', 'lignes.csv?csv=machine&', lineSchemaInPackage()),
			...REFERENCE_NAMES.map((table) => resource(table, `vocabulaires/${table}.csv?`, referenceSchema(table)))
		]
	};
}
