<?php
/**
 * The endpoint: protocol v1, core profile, below /foyer/v1/.
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.NonceVerification -- Visitors have no nonce: a cached page outlives it. Token and origin protect instead.

/** Outside the REST API, which security plugins block and whose CORS headers would get in the way. */
final class Endpoint {

	/** Answers the request where its address is one of the endpoint's. */
	public static function serve(): void {
		$route = self::route();
		if ( null === $route ) {
			return;
		}
		// Page caches obey this constant.
		defined( 'DONOTCACHEPAGE' ) || define( 'DONOTCACHEPAGE', true );
		nocache_headers();
		ob_start();
		try {
			self::dispatch( $route );
		} catch ( \Throwable $error ) {
			if ( ! $error instanceof Problem ) {
				error_log( 'foyer-forms: ' . $error->getMessage() ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions -- The owner's log.
				$error = new Problem( 'unavailable', array( 'retryAfter' => 5 ), array( 'Retry-After' => '5' ) );
			}
			self::answer( $error->status(), $error->body(), $error->headers, 'application/problem+json' );
		}
		self::finish();
	}

	/** The visitor's method, HEAD as GET. */
	public static function method(): string {
		$method = isset( $_SERVER['REQUEST_METHOD'] ) ? strtoupper( sanitize_key( $_SERVER['REQUEST_METHOD'] ) ) : 'GET';
		return 'HEAD' === $method ? 'GET' : $method;
	}

	/** A request header, or null. */
	public static function header( string $name ): ?string {
		$key   = strtoupper( strtr( $name, '-', '_' ) );
		$value = $_SERVER[ "HTTP_{$key}" ] ?? ( 'CONTENT_TYPE' === $key ? ( $_SERVER['CONTENT_TYPE'] ?? null ) : null ); // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Compared, never printed.
		return null === $value ? null : (string) wp_unslash( $value );
	}

	/** The page's origin; requests without one count as the site's own. */
	public static function origin(): string {
		return self::header( 'Origin' ) ?? Settings::origin_of( home_url() );
	}

	/**
	 * Sends an answer in JSON.
	 * @param array<string, mixed> $body
	 * @param array<string, string> $headers
	 */
	public static function answer( int $status, array $body, array $headers = array(), string $type = 'application/json' ): void {
		status_header( $status );
		header( "Content-Type: {$type}" );
		header( 'Cache-Control: no-store' );
		header( 'X-Robots-Tag: noindex' );
		foreach ( $headers as $name => $value ) {
			header( "{$name}: {$value}" );
		}
		echo wp_json_encode( $body, JSON_UNESCAPED_SLASHES );
	}

	/**
	 * Accepts a message: replays a known one, judges the captcha, stores.
	 * @param array<string, mixed> $message
	 * @return array<string, mixed> The receipt.
	 * @throws Problem `id-reused` or `captcha-*`.
	 */
	public static function accept( array $message, string $form, string $origin, int $factor ): array {
		$sorted = $message['fields'];
		ksort( $sorted, SORT_STRING );
		$hash    = hash( 'sha256', Store::pack( array( $form, (object) $sorted, $message['consent'] ) ) );
		$earlier = self::replay( $message['submissionId'], $hash );
		if ( null !== $earlier ) {
			return $earlier;
		}
		$verdict = Captcha::judge( $message['captcha'], $form, $origin );
		$code    = $verdict['code'];
		if ( 'captcha-wrong' === $code && ! Captcha::spend( $verdict['claims'] ) ) {
			$code = 'captcha-used';
		}
		$receipt = null;
		if ( '' === $code ) {
			$receipt = Store::transaction( static fn() => self::store( $message, $form, $hash, $verdict['claims'] ) );
			// The copy of this message that came at the same time has won.
			$receipt = $receipt ?? self::replay( $message['submissionId'], $hash );
			$code    = 'captcha-used';
		}
		if ( null === $receipt ) {
			$without = Captcha::omitted( $verdict['claims'], $message['captcha'] );
			throw new Problem( $code, array( 'challenge' => Captcha::issue( $form, $origin, $without, $factor ) ) );
		}
		return $receipt;
	}

	/** Path below the endpoint's address, such as `contact/challenge`; null for other addresses. */
	private static function route(): ?string {
		$uri  = isset( $_SERVER['REQUEST_URI'] ) ? (string) wp_unslash( $_SERVER['REQUEST_URI'] ) : ''; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Compared, never printed.
		$path = rawurldecode( (string) preg_replace( '/[?#].*$/s', '', $uri ) );
		$home = untrailingslashit( (string) wp_parse_url( home_url(), PHP_URL_PATH ) );
		$rest = '' === $home || 0 === strpos( $path, "{$home}/" ) ? substr( $path, strlen( $home ) ) : '';
		return 1 === preg_match( '#^(?:/index\.php)?/' . Settings::ROUTE . '(?:/(.*))?$#s', $rest, $found ) ? rtrim( $found[1] ?? '', '/' ) : null;
	}

	/** Sends the request to its route. */
	private static function dispatch( string $route ): void {
		if ( 1 === preg_match( '#^(confirm|unsubscribe)/([^/]+)$#', $route, $link ) ) {
			self::require_method( 'GET', 'POST' );
			Page::print_link( $link[1], $link[2] );
			return;
		}
		list( $form, $action ) = explode( '/', $route . '/' );
		$forms                 = Settings::forms();
		self::cross_origin();
		if ( ! isset( $forms[ $form ] ) || ! in_array( substr( $route, strlen( $form ) ), array( '', '/challenge', '/resend', '/thanks' ), true ) ) {
			throw new Problem( 'unknown-form' );
		}
		if ( 'OPTIONS' === self::method() ) {
			status_header( 204 );
			header( 'Access-Control-Allow-Methods: GET, POST' );
			header( 'Access-Control-Allow-Headers: content-type, idempotency-key' );
			header( 'Access-Control-Max-Age: 7200' );
			return;
		}
		self::require_method( in_array( $action, array( 'challenge', 'thanks' ), true ) ? 'GET' : 'POST' );
		if ( 'challenge' === $action ) {
			$without = isset( $_GET['without'] ) ? sanitize_key( $_GET['without'] ) : '';
			self::answer( 200, Captcha::issue( $form, self::origin(), $without, Rates::check( 'challenge', $form ) ) );
		} elseif ( 'thanks' === $action ) {
			Page::print_thanks( $forms[ $form ]['newsletter'] );
		} elseif ( 'resend' === $action ) {
			self::resend( $form );
		} else {
			self::receive( $form, $forms[ $form ] );
		}
	}

	/** CORS for pages of the listed origins; others are refused without CORS headers. */
	private static function cross_origin(): void {
		$site       = self::header( 'Sec-Fetch-Site' );
		$is_foreign = null === self::header( 'Origin' ) && in_array( $site, array( 'cross-site', 'same-site' ), true );
		header( 'Vary: Origin' );
		if ( $is_foreign || ! in_array( self::origin(), Settings::origins(), true ) ) {
			throw new Problem( 'origin-refused' );
		}
		header( 'Access-Control-Allow-Origin: ' . self::origin() );
		header( 'Access-Control-Expose-Headers: Retry-After, RateLimit, RateLimit-Policy' );
	}

	/**
	 * Refuses other methods.
	 * @throws Problem `method-not-allowed`.
	 */
	private static function require_method( string ...$allowed ): void {
		if ( ! in_array( self::method(), $allowed, true ) ) {
			throw new Problem( 'method-not-allowed', array(), array( 'Allow' => implode( ', ', $allowed ) . ', OPTIONS' ) );
		}
	}

	/**
	 * The body, of at most 65,536 bytes.
	 * @throws Problem `too-large`.
	 */
	private static function body(): string {
		$body = (string) file_get_contents( 'php://input', false, null, 0, Message::BODY_BYTES + 1 );
		if ( strlen( $body ) > Message::BODY_BYTES || absint( $_SERVER['CONTENT_LENGTH'] ?? 0 ) > Message::BODY_BYTES ) {
			throw new Problem( 'too-large' );
		}
		return $body;
	}

	/**
	 * Receives a message, as JSON or from a page without JavaScript.
	 * @param array{fields: array<string, bool>, newsletter: bool} $rules
	 */
	private static function receive( string $form, array $rules ): void {
		$type = self::media_type();
		if ( 'application/x-www-form-urlencoded' === $type || 'multipart/form-data' === $type ) {
			Form_Post::receive( $form, $rules, 'multipart/form-data' === $type ? null : self::body() );
			return;
		}
		if ( 'application/json' !== $type ) {
			throw new Problem( 'unsupported-media-type' );
		}
		$message = Message::read( Message::decode( self::body() ), $form, $rules, self::header( 'Idempotency-Key' ) );
		$receipt = self::accept( $message, $form, self::origin(), Rates::check( 'message', $form ) );
		self::answer( isset( $receipt['replayed'] ) ? 200 : 202, $receipt );
	}

	/** The media type of the body; '' where it cannot be read. */
	private static function media_type(): string {
		$parts      = array_map( 'trim', explode( ';', strtolower( (string) self::header( 'Content-Type' ) ) ) );
		$is_foreign = 'application/json' === $parts[0] && preg_grep( '/^charset=(?!"?utf-?8"?$)/', $parts );
		return $is_foreign || null !== self::header( 'Content-Encoding' ) ? '' : $parts[0];
	}

	/** Sends a confirmation again. The answer is always the same, so that it reveals nothing about addresses. */
	private static function resend( string $form ): void {
		if ( 'application/json' !== self::media_type() ) {
			throw new Problem( 'unsupported-media-type' );
		}
		$request = Message::decode( self::body() );
		$id      = $request->submissionId ?? null; // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- Name in the protocol.
		if ( ! $request instanceof \stdClass || 1 !== ( $request->v ?? null ) || ! is_string( $id ) || 1 !== preg_match( Message::ID, $id ) ) {
			throw new Problem( 'malformed' );
		}
		$email = $request->email ?? '';
		$email = is_string( $email ) ? Message::ascii_address( $email ) : null;
		if ( isset( $request->email ) && ( null === $email || ! Message::is_email( $email ) ) ) {
			throw new Problem( 'invalid-fields', array( 'errors' => array( array( 'pointer' => '/email', 'code' => null === $email ? 'type' : 'invalid' ) ) ) );
		}
		Rates::check( 'message', $form );
		Store::transaction( static fn() => Newsletter::resend( $id, (string) $email, $form ) );
		self::answer( 202, array( 'v' => 1, 'status' => 'pending', 'submissionId' => $id ) );
	}

	/**
	 * The receipt of a message that is stored already; null where it is not.
	 * @throws Problem `id-reused`.
	 * @return array<string, mixed>|null
	 */
	private static function replay( string $id, string $hash ): ?array {
		$row = Store::row( 'SELECT content_hash, receipt, received_at FROM ' . Store::table( 'messages' ) . ' WHERE submission_id = %s', $id );
		if ( null === $row ) {
			$known = Store::row( 'SELECT receipt FROM ' . Store::table( 'ids' ) . ' WHERE submission_id = %s', $id );
			return null === $known ? null : array( 'v' => 1, 'submissionId' => $id, 'replayed' => true ) + (array) Store::unpack( $known['receipt'] );
		}
		if ( $row['content_hash'] !== $hash ) {
			throw new Problem( 'id-reused' );
		}
		return array( 'v' => 1, 'status' => $row['receipt'], 'submissionId' => $id, 'receivedAt' => $row['received_at'], 'replayed' => true );
	}

	/**
	 * Stores a message with all that follows from it.
	 * @param array<string, mixed> $message
	 * @param array<string, mixed> $claims
	 * @return array<string, mixed>|null The receipt; null where token or id were used meanwhile.
	 */
	private static function store( array $message, string $form, string $hash, array $claims ): ?array {
		if ( ! Captcha::spend( $claims ) ) {
			return null;
		}
		$receipt   = Settings::forms()[ $form ]['newsletter'] ? 'pending' : 'accepted';
		$spam      = self::spam_reasons( $message );
		$now       = Store::now();
		$is_stored = Store::insert(
			'messages',
			array(
				'submission_id' => $message['submissionId'],
				'form'          => $form,
				'status'        => $spam ? 'spam' : $receipt,
				'receipt'       => $receipt,
				'content_hash'  => $hash,
				'fields'        => Store::pack( (object) $message['fields'] ),
				'consent'       => Store::pack( $message['consent'] ),
				'page_url'      => Store::pack( $message['page']['url'] ),
				'locale'        => Store::pack( $message['page']['locale'] ),
				'spam'          => implode( ' ', $spam ),
				'received_at'   => $now,
			)
		);
		if ( ! $is_stored ) {
			return null;
		}
		if ( ! $spam ) {
			self::follow_up( $message, $form );
		}
		return array( 'v' => 1, 'status' => $receipt, 'submissionId' => $message['submissionId'], 'receivedAt' => $now );
	}

	/**
	 * What a message that is no spam leads to. Call it in a transaction.
	 * @param array<string, mixed> $message
	 */
	public static function follow_up( array $message, string $form ): void {
		if ( ! ( Settings::forms()[ $form ]['newsletter'] ?? false ) ) {
			Mails::queue_notification( $message['submissionId'] );
			return;
		}
		$id = Newsletter::request( $message, $form );
		Store::run( 'UPDATE ' . Store::table( 'messages' ) . ' SET subscriber_id = %d WHERE submission_id = %s', $id, $message['submissionId'] );
	}

	/**
	 * Why a message is suspected. It is stored all the same, and the owner can release it.
	 * @param array<string, mixed> $message
	 * @return string[]
	 */
	private static function spam_reasons( array $message ): array {
		$texts   = array_map( static fn( $value ) => implode( "\n", (array) $value ), $message['fields'] );
		$address = isset( $_SERVER['REMOTE_ADDR'] ) ? sanitize_text_field( wp_unslash( $_SERVER['REMOTE_ADDR'] ) ) : '';
		$email   = is_string( $message['fields']['email'] ?? null ) ? $message['fields']['email'] : '';
		// The owner's own list, under Settings, Discussion.
		$words   = wp_check_comment_disallowed_list( '', $email, '', implode( "\n", $texts ), $address, '' );
		return array_keys( array_filter( array( 'trap' => '' !== $message['trap'], 'words' => $words ) ) );
	}

	/** Lets the visitor go, then sends the mails. */
	private static function finish(): void {
		ignore_user_abort( true );
		if ( function_exists( 'fastcgi_finish_request' ) ) {
			fastcgi_finish_request();
		} elseif ( ! ini_get( 'zlib.output_compression' ) ) {
			// A browser that knows the length does not wait for the end of the connection.
			header( 'Content-Length: ' . ob_get_length() );
			header( 'Connection: close' );
			while ( ob_get_level() > 0 ) {
				ob_end_flush();
			}
			flush();
		}
		if ( 'POST' === self::method() ) {
			Mails::send_due();
		}
		exit;
	}
}
