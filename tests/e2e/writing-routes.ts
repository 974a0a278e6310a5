import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** A route that receives something, by a method. */
export interface WritingRoute {
	readonly id: string;
	readonly method: string;
	/** An address of it. */
	readonly address: string;
}

const ROUTES = 'src/routes';
/** What a parameter may hold, by its name or by what it must match. */
const SAMPLES: Readonly<Record<string, string>> = { sha256: 'a'.repeat(64), annee: '2018', entier: '1' };

const addressOf = (id: string) =>
	id
		.replace(/\/\([^)]+\)/g, '')
		.replace(/\[(?:\.\.\.)?([^\]=]+)(?:=([^\]]+))?\]/g, (_, name: string, matcher?: string) =>
			String(SAMPLES[matcher ?? ''] ?? SAMPLES[name] ?? 'x')
		);

/** Every route of the sources that receives something: whatever is added later is among them. */
export function writingRoutes(): WritingRoute[] {
	return readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
		.map((name) => name.replaceAll('\\', '/'))
		.filter((name) => /\+(?:server|page\.server)\.ts$/.test(name))
		.flatMap((name) => {
			const code = readFileSync(posix.join(ROUTES, name), 'utf8');
			const id = `/${posix.dirname(name)}`.replace(/^\/\.$/, '/');
			const methods = name.endsWith('+page.server.ts')
				? /export (?:const|let) actions\b/.test(code)
					? ['POST']
					: []
				: ['POST', 'PUT', 'PATCH', 'DELETE', 'fallback'].filter((method) =>
						new RegExp(`export (?:const|let|(?:async )?function) ${method}\\b|\\bas ${method}\\b`).test(code)
					);
			return methods.map((method) => ({ id, method, address: addressOf(id) }));
		});
}
