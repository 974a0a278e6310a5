import { currentVersion } from '#lib/server/store/versions.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({ version: currentVersion(locals.db) });
