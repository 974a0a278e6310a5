import { error } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { InvalidQuery, parseQuery, type Query } from '#lib/domain/query.ts';
import { fr } from '#lib/domain/typography.ts';
import { UnknownVersion } from '#lib/server/analysis/selection.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';

/** What of an address cannot be answered, as HTTP says it. */
export interface Refusal {
	readonly status: 400 | 404;
	readonly message: string;
	readonly problemes: readonly { readonly nom: string; readonly valeur: string; readonly message: string }[];
}

/** The query of an address, read by the one grammar of every route. */
export function readQuery(db: Database, url: URL): Query {
	const current = currentVersion(db);
	const asked = Number(url.searchParams.get('v') || current);
	// A dispositif that has gone since can still be asked of the version that had it.
	const versions = asked >= 1 && asked < current && Number.isInteger(asked) ? [current, asked] : [current];
	const known = versions.flatMap((version) => readReference(db, version).dispositifs.map((row) => row.id));
	return parseQuery(url.searchParams, [...new Set(known)]);
}

/** Turns what a query may throw into its answer; anything else is thrown again. */
export function refusalOf(cause: unknown): Refusal {
	if (cause instanceof InvalidQuery)
		return { status: 400, message: cause.message, problemes: cause.problems };
	if (cause instanceof UnknownVersion) {
		const message = tr(
			fr`La version ${cause.version} n'existe pas.`,
			`There is no version ${cause.version}.`
		);
		return { status: 404, message, problemes: [{ nom: 'v', valeur: String(cause.version), message }] };
	}
	throw cause;
}

/** Runs a page's questions; an address that cannot be answered becomes the site's error page. */
export function ask<T>(db: Database, url: URL, question: (query: Query) => T): T {
	try {
		return question(readQuery(db, url));
	} catch (cause) {
		const { status, message } = refusalOf(cause);
		error(status, message);
	}
}
