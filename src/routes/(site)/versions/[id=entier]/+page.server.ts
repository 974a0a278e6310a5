import { error } from '@sveltejs/kit';
import { language, tr } from '#lib/domain/language.ts';
import { parseQuery } from '#lib/domain/query.ts';
import { changesBetween } from '#lib/server/analysis/versions/changes-between.ts';
import { decisionsOf } from '#lib/server/analysis/disputes/decisions.ts';
import { countedWords } from '#lib/words/versions/version-words.ts';
import { effectOf } from '#lib/server/analysis/versions/effect.ts';
import { erratumOf } from '#lib/server/analysis/versions/errata.ts';
import { importedFiles } from '#lib/server/analysis/lines/provenance.ts';
import { figureChanges } from '#lib/figures/changes.server.ts';
import { motifOf } from '#lib/server/store/signed/sign-version.ts';
import { currentVersion, readVersion } from '#lib/server/store/versions.ts';
import { BaseCache } from '#lib/server/store/bounded-cache.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { ask } from '../../../ask.ts';
import { namesOf } from '../names.ts';
import type { PageServerLoad } from './$types';

/** Rows of the effect shown; beyond, the API has them all. */
const SHOWN = 300;
/** Values of a figure listed. */
const LISTED = 12;

/** Filters of a figure as it opens. */
const DEFAULTS = parseQuery(new URLSearchParams(), []);

/** What a version did, to its page. */
function reckon(db: Database, id: number) {
	const effect = effectOf(db, id);
	return {
		effect: effect.slice(0, SHOWN),
		nombre: effect.length,
		comptes: countedWords(id, effect),
		erratum: erratumOf(db, id),
		decisions: decisionsOf(db, id),
		total: id > 1 ? changesBetween(db, DEFAULTS, id - 1, id).total : null,
		figures: (id > 1 ? figureChanges(db, DEFAULTS, id - 1, id) : []).map((figure) => ({
			...figure,
			nombre: figure.valeurs.length,
			valeurs: figure.valeurs.slice(0, LISTED)
		}))
	};
}

const told = new BaseCache<ReturnType<typeof reckon>>(8_000_000);

/** A version never changes: what it did is reckoned once in each language. */
const tell = (db: Database, id: number) => told.get(db, `${id} ${language()}`, () => reckon(db, id));

export const load: PageServerLoad = ({ locals, params, url }) => {
	const { db } = locals;
	ask(db, url, (query) => query.v);
	const id = Number(params.id);
	const version = readVersion(db, id);
	if (!version)
		error(
			404,
			tr(
				`La version ${id} n’existe pas : la dernière est la version ${currentVersion(db)}.`,
				`Version ${id} does not exist: the latest is version ${currentVersion(db)}.`
			)
		);
	return {
		one: version,
		last: currentVersion(db),
		motif: motifOf(db, id),
		...tell(db, id),
		files: importedFiles(db).filter((file) => file.versionId === id),
		noms: namesOf(readReference(db, id))
	};
};
