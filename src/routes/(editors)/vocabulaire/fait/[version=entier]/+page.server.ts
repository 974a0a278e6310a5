import { error } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { REFERENCE_NAMES } from '#lib/domain/reference-tables.ts';
import { readVersion } from '#lib/server/store/versions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { db }, params }) => {
	const version = readVersion(db, Number(params.version));
	if (!version) error(404, tr('Cette version n’existe pas.', 'This version does not exist.'));
	const table = REFERENCE_NAMES.find((name) => version.summary.includes(`${name}.csv`)) ?? null;
	return { version: version.id, resume: version.summary, table };
};
