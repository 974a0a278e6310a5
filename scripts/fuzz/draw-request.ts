import { FIGURE_IDS } from '#lib/figures/figures.ts';
import { grammar } from '#lib/domain/query.ts';
import type { SiteRoute } from './site-routes.ts';

/** A request as it is written on the wire, head and body. */
export interface DrawnRequest {
	readonly route: string;
	readonly bytes: Buffer;
}

export interface Place {
	/** The address of the site, as its own pages say it. */
	readonly origin: string;
	/** What a browser that an editor signed in with sends; none without. */
	readonly cookie: string | null;
	/** Something that the base holds: hashes of files. */
	readonly known: readonly string[];
}

const ODD = [
	'',
	'0',
	'-1',
	'1',
	'2',
	'2018',
	'99999999999999999999',
	'1e9',
	'NaN',
	'null',
	'undefined',
	'true',
	'[]',
	'{}',
	'__proto__',
	'constructor',
	'toString',
	'../../etc/passwd',
	'..%2f..%2fetc%2fpasswd',
	'%00',
	'%zz',
	'%',
	'%C3',
	'%0d%0aset-cookie:%20x-injected=1',
	"'; DROP TABLE line; --",
	'" OR 1=1 --',
	'<script>window.hostile=1</script>',
	'javascript:alert(1)',
	'é',
	'💶',
	'\u202Egnp.exe',
	'=1+1',
	'@SUM(A1)',
	'(((((((((((((((',
	'*'.repeat(300),
	'a '.repeat(100),
	'x'.repeat(3000),
	'\\',
	'/',
	'//',
	'.',
	'..',
	';',
	',',
	',,,,',
	'1,2,3,4,5',
	'file:///etc/passwd',
	'https://evil.example/',
	'2018-02-30',
	'²',
	'NV',
	'SEX|TRAV',
	'lfi',
	'cp',
	'coeur',
	'bop137',
	'versements'
];
const PARAMETERS = [
	...Object.keys(grammar([]).shape),
	'figure',
	'cadre',
	'empreinte',
	'url',
	'maxwidth',
	'recue',
	'campagne',
	'x'
];
const METHODS = ['HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'get', 'FOO'];
const TYPES = [
	'application/x-www-form-urlencoded',
	'application/json',
	'text/plain',
	'text/csv',
	'application/octet-stream',
	'multipart/form-data; boundary=x',
	'multipart/form-data',
	'application/json; charset=utf-16',
	'x',
	''
];
const HEADERS = [
	'accept-encoding: br',
	'accept-encoding: gzip;q=0, *',
	'accept-encoding: ,,;;q=',
	'if-none-match: *',
	'if-none-match: "x", W/"y"',
	'range: bytes=0-10',
	'range: bytes=-1',
	'range: bytes=9-1,x',
	'if-modified-since: hier',
	'x-forwarded-for: <script>',
	'x-forwarded-host: evil.example',
	'x-forwarded-proto: javascript',
	'x-http-method-override: DELETE',
	'accept: application/json',
	'accept: text/html;q=x',
	'accept-language: \u00e9\u00e9',
	'expect: 100-continue',
	'upgrade: websocket',
	'x-sveltekit-action: true',
	'content-encoding: gzip',
	'authorization: Basic Og==',
	'referer: javascript:1',
	`x-long: ${'y'.repeat(9000)}`,
	'cookie: a=b; =; ;;x'
];
const SHORT = 12;

/** Draws requests over the routes of a site: many that look right, many that no client writes; the same for the same numbers. */
export function* drawRequests(
	routes: readonly SiteRoute[],
	{ origin, cookie, known }: Place,
	random: Generator<number, never>
): Generator<DrawnRequest, never> {
	const chance = (share: number) => random.next().value < share;
	const below = (n: number) => Math.floor(random.next().value * n);
	const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
	const { host } = new URL(origin);
	const SEEN: Readonly<Record<string, () => string>> = {
		annee: () => String(2010 + below(16)),
		entier: () => String(below(400)),
		figure: () => pick(FIGURE_IDS),
		fichier: () => pick(['svg', 'png', 'csv', 'json', 'xlsx', 'zip']),
		point: () => pick(['2018-SEX', '2018', 'x-y-z']),
		sha256: () => pick(known.length > 0 ? known : ['0'.repeat(64)]),
		dispositif: () => pick(['bop137', 'versements', 'mae']),
		table: () => pick(['formes', 'sources', 'dispositifs', 'payeurs']),
		code: () => pick(['SEX', 'NV', 'TRAV', 'MULTI']),
		exercice: () => String(2010 + below(16))
	};
	const odd = () =>
		chance(0.7)
			? pick(ODD)
			: Array.from({ length: below(SHORT) }, () => String.fromCodePoint(32 + below(700))).join('');
	const escaped = (text: string) =>
		chance(0.8) && !text.startsWith('%') ? encodeURIComponent(text.toWellFormed()) : text;
	const fill = (address: string, right: boolean) =>
		address.replace(/\[(?:\.\.\.)?(\w+)(?:=(\w+))?\]/g, (_, name: string, kind: string = name) => {
			const seen = SEEN[kind] ?? SEEN[name];
			return seen && (right || chance(0.75)) ? seen() : escaped(odd());
		});
	const pairs = (names: readonly string[], most: number) =>
		Array.from(
			{ length: below(most) },
			() => `${chance(0.9) ? pick(names) : escaped(odd())}=${escaped(odd())}`
		).join('&');
	const bodyOf = (type: string, words: readonly string[]): string => {
		const names = words.length > 0 ? words : PARAMETERS;
		if (type.startsWith('multipart'))
			return (
				Array.from(
					{ length: below(4) },
					() =>
						`--x\r\ncontent-disposition: form-data; name="${pick(names)}"${chance(0.3) ? '; filename="../x.csv"' : ''}\r\n\r\n${odd()}\r\n`
				).join('') + (chance(0.7) ? '--x--\r\n' : '')
			);
		if (type.includes('json')) {
			const told: unknown = chance(0.2)
				? odd()
				: Object.fromEntries(
						Array.from({ length: below(6) }, () => [pick(names), chance(0.3) ? [odd(), below(9)] : odd()])
					);
			return chance(0.15) ? JSON.stringify(told).slice(0, -1) : JSON.stringify(told);
		}
		return chance(0.8) ? pairs(names, 8) : odd().repeat(1 + below(400));
	};
	for (;;) {
		const route = pick(routes);
		// As a reader's browser asks it: so that what the site does when it answers is tried too.
		const right = chance(0.25);
		const receiving = !right && route.receives && chance(0.6);
		const method = receiving
			? pick(['POST', 'POST', 'PUT', 'DELETE'])
			: right || chance(0.8)
				? 'GET'
				: pick(METHODS);
		const action = receiving && chance(0.5) && route.words.length > 0 ? `/${pick(route.words)}&` : '';
		const search = right ? '' : pairs(PARAMETERS, 6);
		const path = `${chance(0.15) ? '/en' : ''}${fill(route.address, right)}`;
		const target = `${path}${action === '' && search === '' ? '' : `?${action}${search}`}`.replace(
			/\s/g,
			'%20'
		);
		const head = [
			`${method} ${target.startsWith('/') ? target : `/${target}`} HTTP/1.1`,
			`host: ${chance(0.9) ? host : 'evil.example'}`,
			'connection: close',
			...Array.from({ length: below(3) }, () => pick(HEADERS)),
			...(chance(receiving ? 0.85 : 0.2)
				? [`origin: ${chance(0.85) ? origin : 'https://evil.example'}`]
				: []),
			...(cookie !== null && chance(route.ofEditors ? 0.85 : 0.05) ? [`cookie: ${cookie}`] : [])
		];
		if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') {
			yield { route: route.address, bytes: Buffer.from(`${head.join('\r\n')}\r\n\r\n`) };
			continue;
		}
		const type = pick(TYPES);
		const body = Buffer.from(bodyOf(type, route.words));
		const length = chance(0.95)
			? [`content-length: ${body.length}`]
			: chance(0.5)
				? []
				: // Never more than what follows: a server has to wait for that, and for as long as it says.
					[`content-length: ${Math.min(below(9), body.length)}`];
		head.push(...(type === '' ? [] : [`content-type: ${type}`]), ...length);
		yield { route: route.address, bytes: Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]) };
	}
}
