import type { Copy } from './links.ts';
import type { Answer } from './read-site.ts';

type Headers = Readonly<Record<string, string>>;

/** A year, for what never changes: its name says which bytes it is, or which version. */
const FOREVER = 'public, max-age=31536000, immutable';
const CHECKED = 'public, max-age=0, must-revalidate';
/** Types that a plain server may not know. */
const TYPES = {
	svg: 'image/svg+xml',
	csv: 'text/csv; charset=utf-8',
	atom: 'application/atom+xml; charset=utf-8',
	json: 'application/json',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
} as const;

/** Texts that are sent shorter than they are. */
const COMPRESSED =
	'text/css text/csv text/xml text/javascript application/javascript application/json application/atom+xml application/xml image/svg+xml';

/** What the server of a copy is to send: for pages, frames, files of figures, files for offline use, and the rest. */
interface Policies {
	readonly page: Headers;
	readonly frame: Headers;
	readonly file: Headers;
	readonly offline: Headers;
	readonly data: Headers;
}

/** The policies of the live server, read from what it answered; a page of a copy may also ask the live site its version. */
function policiesOf({ site, vivant }: Copy): Policies {
	const answers = [...site.answers.values()];
	const of = (test: (one: Answer) => boolean) => answers.find(test)?.headers ?? {};
	const page = { ...of(({ address }) => address === '/') };
	const policy = page['content-security-policy'];
	if (vivant !== null && policy !== undefined) {
		const alive = new URL(vivant).origin;
		page['content-security-policy'] = /connect-src/.test(policy)
			? policy.replace(/connect-src/, `connect-src ${alive}`)
			: `${policy}; connect-src 'self' ${alive}`;
	}
	return {
		page,
		frame: of(({ path }) => /^\/(?:en\/)?embed\//.test(path)),
		file: of(({ path }) => /^\/figures\/.*\.svg$/.test(path)),
		offline: of(({ path }) => /\/hors-ligne\//.test(path)),
		data: of(({ path }) => path === '/datapackage.json')
	};
}

/** One address for each of the folders of the root, and for each file beside them: rules that never overlap. */
const topOf = (path: string): string =>
	/^(?:\/en)?\/[^/]*\/?/.exec(path)?.[0].replace(/(?<=..)\/$/, '/*') ?? path;

/** `_headers`, which Netlify and Cloudflare Pages read: one rule an address, as both join the values of two that match. */
function headersFile(copy: Copy, paths: readonly string[]): string {
	const { page, frame, file, offline, data } = policiesOf(copy);
	const open = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
	const rules = new Map<string, Headers>();
	for (const path of paths) {
		const top = path === '/en/' ? '/en/' : topOf(path);
		if (rules.has(top)) continue;
		const folder = top.replace(/^\/en(?=\/)/, '').split('/')[1] ?? '';
		const headers: Headers =
			folder === '_app'
				? { ...page, 'cache-control': FOREVER }
				: folder === 'embed'
					? frame
					: folder === 'fige'
						? { ...file, 'cache-control': FOREVER }
						: folder === 'hors-ligne'
							? offline
							: folder === 'figures'
								? { ...page, ...open }
								: /\.(?!html$)|^(?:oembed|api|schemas|vocabulaires)$/.test(folder)
									? data
									: page;
		const ending = /\.([a-z]+)$/.exec(top)?.[1] ?? '';
		const type = ending in TYPES ? { 'content-type': TYPES[ending as keyof typeof TYPES] } : {};
		rules.set(top, { ...headers, ...type });
	}
	return [...rules]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(
			([path, headers]) =>
				[path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n') + '\n'
		)
		.join('\n');
}

/** Which policy an address has, by a pattern each, the first that matches; for servers that read patterns. */
const PATTERNS: readonly (readonly [keyof Policies, string])[] = [
	['frame', '^/(en/)?embed/'],
	['offline', '^/(en/)?hors-ligne/'],
	['file', '^/(en/)?(fige|figures)/.*[.](svg|png|csv|xlsx|json|zip)$'],
	['data', '[.](json|csv|xml|atom|txt|docx|xlsx|zip)$']
];
const FROZEN = '^/(en/)?(fige|_app/immutable|versions/fichiers)/';

const names = (policies: Policies) =>
	[...new Set(Object.values(policies).flatMap((one: Headers) => Object.keys(one)))].sort();

/** `.htaccess`, for hosting by Apache: needs mod_headers, and says nothing where it is missing. */
function htaccess(copy: Copy): string {
	const policies = policiesOf(copy);
	const set = (headers: Headers) =>
		names(policies).map((name) =>
			headers[name] === undefined ? `    Header unset ${name}` : `    Header set ${name} "${headers[name]}"`
		);
	const block = (pattern: string, lines: readonly string[]) => [
		`  <If "%{REQUEST_URI} =~ m#${pattern}#">`,
		...lines,
		'  </If>'
	];
	return [
		'Options -Indexes -MultiViews',
		'DirectoryIndex index.html',
		'AddDefaultCharset utf-8',
		...Object.entries(TYPES).map(([ending, type]) => `AddType ${type.replace(/;.*/, '')} .${ending}`),
		'AddCharset utf-8 .csv .atom .css .js .svg .json',
		// A folder without a page of its own is refused: that is no page either.
		...[404, 403].map((status) => `ErrorDocument ${status} /404.html`),
		'<If "%{REQUEST_URI} =~ m#^/en/#">',
		...[404, 403].map((status) => `  ErrorDocument ${status} /en/404.html`),
		'</If>',
		'<IfModule mod_deflate.c>',
		'  <IfModule mod_filter.c>',
		`    AddOutputFilterByType DEFLATE text/html ${COMPRESSED}`,
		'  </IfModule>',
		'</IfModule>',
		'<IfModule mod_headers.c>',
		...set(policies.page).map((line) => line.replace(/^ {4}/, '  ')),
		`  Header set cache-control "${CHECKED}"`,
		// Later blocks take the place of earlier ones: the first pattern that matches is written last.
		...PATTERNS.toReversed().flatMap(([kind, pattern]) => block(pattern, set(policies[kind]))),
		...block(FROZEN, [`    Header set cache-control "${FOREVER}"`]),
		'</IfModule>',
		''
	].join('\n');
}

/** A whole site of nginx, to be put beside the others: maps stand outside `server`. */
function nginx(copy: Copy): string {
	const policies = policiesOf(copy);
	const variable = (name: string) => `$copie_${name.replaceAll('-', '_')}`;
	const maps = names(policies).map((name) =>
		[
			`map $uri ${variable(name)} {`,
			`  default "${policies.page[name] ?? ''}";`,
			...PATTERNS.map(([kind, pattern]) => `  "~${pattern}" "${policies[kind][name] ?? ''}";`),
			'}'
		].join('\n')
	);
	return [
		...maps,
		`map $uri $copie_cache {\n  default "${CHECKED}";\n  "~${FROZEN}" "${FOREVER}";\n}`,
		'server {',
		'  listen 80;',
		`  server_name ${new URL(copy.origin).hostname};`,
		'  # Le dossier publié.',
		'  root /var/www/lignes-claires;',
		'  index index.html;',
		'  charset utf-8;',
		`  charset_types text/plain ${COMPRESSED};`,
		'  gzip on;',
		`  gzip_types ${COMPRESSED};`,
		'  include mime.types;',
		`  types { ${TYPES.csv.replace(/;.*/, '')} csv; }`,
		'  absolute_redirect off;',
		...names(policies).map((name) => `  add_header ${name} ${variable(name)} always;`),
		'  add_header cache-control $copie_cache;',
		'  error_page 404 /404.html;',
		// A folder without a page of its own is refused: that is no page either.
		'  error_page 403 =404 /404.html;',
		'  location / { try_files $uri $uri/ =404; }',
		'  location /en/ { error_page 404 /en/404.html; error_page 403 =404 /en/404.html; try_files $uri $uri/ =404; }',
		'  location ~ "/(_headers|nginx[.]conf|[.][^/]*)$" { return 404; }',
		'}',
		''
	].join('\n');
}

/** What tells each kind of host the policies of the live server. */
export const policyFiles = (
	copy: Copy,
	paths: readonly string[]
): readonly (readonly [name: string, text: string])[] => [
	['_headers', headersFile(copy, paths)],
	['.htaccess', htaccess(copy)],
	['nginx.conf', nginx(copy)]
];
