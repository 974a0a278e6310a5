import { error } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { REFERENCE_NAMES } from '#lib/domain/reference-tables.ts';
import { readVersion } from '#lib/server/store/versions.ts';
import { pagesOf } from '../../../_shell/editors-pages.ts';
import { editeurOf } from '../../../../signed-in.ts';
import type { PageServerLoad } from './$types';

/** Whether the program has a receipt of a version, from which it is withdrawn. */
const HAS_RECEIPTS = Object.keys(import.meta.glob('../../../importer/recu/*/+page.svelte')).length > 0;

export const load: PageServerLoad = ({ locals, params }) => {
	const version = readVersion(locals.db, Number(params.version));
	if (!version) error(404, tr('Cette version n’existe pas.', 'This version does not exist.'));
	const table = REFERENCE_NAMES.find((name) => version.summary.includes(`${name}.csv`)) ?? null;
	return {
		...{ version: version.id, resume: version.summary, table },
		recu: HAS_RECEIPTS,
		journal: pagesOf(editeurOf(locals).role).some(({ href }) => href === '/journal')
	};
};
