import { tr } from '#lib/domain/language.ts';
import { dataPackage, type PackagedBase } from './data-package.ts';

/**
 * The base as those who index data read it (schema.org `Dataset`), as an element of a page: data, in which no tag can open.
 * Its licence is the page that gives that of each document: there is none for the whole.
 */
export function carryDataset(base: PackagedBase): string {
	const { title, description, version, created, resources } = dataPackage(base);
	const at = (path: string) => new URL(path, `${base.origin}/`).href;
	const file = (name: string, encodingFormat: string, path: string) => ({
		'@type': 'DataDownload',
		name,
		encodingFormat,
		contentUrl: at(path)
	});
	const lines = resources.find(({ name }) => name === 'lignes');
	const data = {
		'@context': 'https://schema.org/',
		'@type': 'Dataset',
		name: title,
		description,
		url: at(tr('methode/fichiers', 'en/methode/fichiers')),
		license: at(tr('sources', 'en/sources')),
		isAccessibleForFree: true,
		inLanguage: 'fr',
		version,
		dateModified: created.slice(0, 10),
		distribution: [
			...(lines ? [file(lines.title, lines.mediatype, lines.path)] : []),
			file('Data Package', 'application/json', 'datapackage.json'),
			file('OpenAPI', 'application/json', 'api/v1/openapi.json')
		]
	};
	return `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`;
}
