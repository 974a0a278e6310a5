import { createServer } from 'node:net';

/** Where the server is to listen; without `host`, on every address of the machine. */
export interface Place {
	readonly port: number;
	readonly host: string | undefined;
}

const PORT = 3000;
const LAST_PORT = 65_535;

/** The place that the environment asks for, or what is wrong with it, in a sentence. */
export function placeAsked(env: Readonly<Record<string, string | undefined>>): Place | string {
	const written = env['PORT'] || String(PORT);
	const port = /^\d{1,5}$/.test(written) ? Number(written) : 0;
	if (port < 1 || port > LAST_PORT)
		return `PORT : « ${written} » n’est pas un port. Donnez un nombre entier entre 1 et ${LAST_PORT} : PORT=3001 npm start`;
	const origin = env['ORIGIN'];
	if (origin && !/^https?:$/.test(URL.parse(origin)?.protocol ?? ''))
		return `ORIGIN : « ${origin} » n’est pas une adresse. Écrivez-la entière : ORIGIN=https://exemple.fr npm start`;
	return { port, host: env['HOST'] || undefined };
}

const OBSTACLES: Readonly<Record<string, (place: Place) => string>> = {
	EADDRINUSE: ({ port }) =>
		`Le port ${port} est déjà pris par un autre programme. Choisissez-en un autre : PORT=${port === PORT ? PORT + 1 : PORT} npm start`,
	EACCES: ({ port }) =>
		`Ce compte n’a pas le droit d’ouvrir le port ${port}. Choisissez-en un au-dessus de 1023 : PORT=${PORT} npm start`,
	EADDRNOTAVAIL: ({ host }) => `HOST : l’adresse « ${host} » n’est pas de cette machine.`,
	ENOTFOUND: ({ host }) => `HOST : l’adresse « ${host} » n’existe pas.`
};

/** What keeps the server from listening there: better said before the site is built than after. */
export function obstacleTo(place: Place): Promise<string | null> {
	return new Promise((resolve) => {
		const probe = createServer();
		probe.once('error', ({ code = '' }: NodeJS.ErrnoException) =>
			resolve(
				OBSTACLES[code]?.(place) ?? `Le serveur ne peut pas s’ouvrir sur le port ${place.port} (${code}).`
			)
		);
		probe.listen(place.port, place.host, () => probe.close(() => resolve(null)));
	});
}

const EVERYWHERE = ['0.0.0.0', '::'];

/** Where the server itself is asked, once it listens. */
export function addressOf({ port, host }: Place): string {
	if (host === undefined || EVERYWHERE.includes(host)) return `http://localhost:${port}`;
	return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
