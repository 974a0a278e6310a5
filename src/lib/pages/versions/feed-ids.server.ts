import { createHash } from 'node:crypto';
import { language } from '#lib/domain/language.ts';
import type { Version } from '#lib/server/store/versions.ts';

/**
 * Names what a feed tells of, for good (RFC 4287, 4.2.6): by when the base was made, which its copies keep, and never by the
 * address of the site, which may change. One in each language; without `version`, the feed itself.
 */
export function feedId({ createdAt }: Pick<Version, 'createdAt'>, version?: number): string {
	const said = ['lignes-claires', createdAt, version ?? 'versions', language()].join('\u001F');
	const bytes = createHash('sha256').update(said).digest().subarray(0, 16);
	// A UUID of version 8 (RFC 9562): whoever makes it says from what.
	bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
	bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
	return `urn:uuid:${bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}
