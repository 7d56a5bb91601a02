<?php
/**
 * The endpoint's own pages: question, thanks, confirmation. Without a script, under a strict policy.
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

/** Everything that is printed is escaped here; the theme plays no part. */
final class Page {

	/** The page that a link of a mail opens. GET asks; POST acts. */
	public static function print_link( string $purpose, string $token ): void {
		$found   = Newsletter::inspect( $purpose, $token );
		$wording = Words::for_locale( (string) Store::unpack( $found['subscriber']['locale'] ?? '""' ) );
		$state   = $found['state'];
		if ( 'ask' === $state && 'POST' === Endpoint::method() ) {
			Store::transaction( static fn() => 'confirm' === $purpose ? Newsletter::confirm( (array) $found['link'] ) : Newsletter::unsubscribe( (int) $found['subscriber']['id'] ) );
			$state = 'done';
		}
		$links  = Words::all( $wording )['links'];
		$words  = $links[ $purpose ][ $state ] ?? $links[ $state ];
		$button = isset( $words['button'] ) ? '<form method="post"><button>' . esc_html( $words['button'] ) . '</button></form>' : '';
		$status = array( 'ask' => 200, 'done' => 200, 'unknown' => 404, 'gone' => 410 );
		self::output( $status[ $state ], $wording, $words['heading'], '<p>' . esc_html( $words['text'] ) . "</p>{$button}" );
	}

	/** Thanks, after the redirect. */
	public static function print_thanks( bool $is_signup ): void {
		$locale  = isset( $_GET['locale'] ) ? sanitize_text_field( wp_unslash( $_GET['locale'] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification -- Chooses words.
		$wording = Words::for_locale( $locale );
		$words   = Words::all( $wording )['question']['thanks'][ $is_signup ? 'pending' : 'accepted' ];
		self::output( 200, $wording, $words['heading'], '<p>' . esc_html( $words['text'] ) . '</p>' );
	}

	/**
	 * Not sent yet: the button sends the same again.
	 * @param array<string, mixed> $draft
	 */
	public static function print_busy( array $draft, Problem $problem ): void {
		$words = Words::all( $draft['wording'] )['question']['busy'];
		foreach ( $problem->headers as $name => $value ) {
			header( "{$name}: {$value}" );
		}
		$content = '<p>' . esc_html( $words['text'] ) . '</p><form method="post" action="' . esc_url( self::action( $draft ) ) . '">' . self::hidden( $draft, array() )
			. ( $draft['consent']['given'] ?? false ? self::input( 'foyer.consent', $draft['consent']['text'] ) : '' ) . '<button>' . esc_html( $words['again'] ) . '</button></form>';
		self::output( $problem->status(), $draft['wording'], $words['heading'], $content );
	}

	/**
	 * The question, with everything that was typed.
	 * @param array<string, mixed> $draft
	 * @param array{fields: array<string, bool>, newsletter: bool} $rules
	 * @param array<string, mixed> $challenge
	 * @param array{status: int, errors: array<string, string>, fault: string} $state
	 */
	public static function print_question( array $draft, array $rules, array $challenge, array $state ): void {
		$words  = Words::all( $draft['wording'] )['question'];
		$faulty = array();
		foreach ( $state['errors'] as $pointer => $code ) {
			$name = explode( '/', strtr( $pointer, array( '~1' => '/', '~0' => '~' ) ) )[2] ?? '';
			if ( 0 === strpos( $pointer, '/fields/' ) && in_array( $code, array( 'required', 'invalid', 'too-long', 'control-character' ), true ) ) {
				$faulty[ $name ] = $words['error'][ $code ];
			}
		}
		$fields = '';
		foreach ( $faulty as $name => $sentence ) {
			$value   = implode( ', ', (array) ( $draft['fields'][ $name ] ?? '' ) );
			$label   = $words['fields'][ $name ] ?? $name;
			$control = "id=\"field-{$name}\" name=\"" . esc_attr( $name ) . '" aria-invalid="true"';
			$input   = isset( $rules['fields'][ $name ] ) && 'message' !== $name ? "<input {$control} type=\"" . ( 'email' === $name ? 'email' : 'text' ) . '" value="' . esc_attr( $value ) . '">' : "<textarea {$control} rows=\"6\">\n" . esc_textarea( $value ) . '</textarea>';
			$fields .= '<label>' . esc_html( $label ) . ' <span class="fault">' . esc_html( $sentence ) . "</span>{$input}</label>";
		}
		if ( null !== $draft['consent'] ) {
			$text      = $draft['consent']['text'];
			$is_absent = isset( $state['errors']['/consent'] ) || isset( $state['errors']['/consent/given'] );
			$fields   .= ( $is_absent ? '<p class="fault">' . esc_html( $words['consentMissing'] ) . '</p>' : '' )
				. '<label class="choice"><input type="checkbox" name="foyer.consent" required value="' . esc_attr( $text ) . '"' . ( $draft['consent']['given'] ? ' checked' : '' ) . '><span>' . esc_html( $text ) . '</span></label>';
		}
		$question = strtr( $words['question'], array( '{a}' => $challenge['question']['a'], '{b}' => $challenge['question']['b'] ) );
		$fault    = '' === $state['fault'] ? '' : ' <span class="fault">' . esc_html( $words[ 'wrong' === $state['fault'] ? 'wrongAnswer' : 'oldQuestion' ] ) . '</span>';
		$content  = '<p>' . esc_html( $words['reason'] ) . '</p><form method="post" accept-charset="utf-8" action="' . esc_url( self::action( $draft ) ) . '">'
			. self::hidden( $draft, array_keys( $faulty ) ) . self::input( 'foyer.token', $challenge['token'] ) . $fields
			. '<label>' . esc_html( $question ) . $fault . '<input name="foyer.answer" inputmode="numeric" autocomplete="off" maxlength="16" required></label><button>' . esc_html( $words['send'] ) . '</button></form>'
			. self::typed( array_diff_key( $draft['fields'], $faulty ), $words );
		self::output( $state['status'], $draft['wording'], $words['heading'], $content );
	}

	/**
	 * The address of the form on these pages; it passes the visitor's page on.
	 * @param array<string, mixed> $draft
	 */
	private static function action( array $draft ): string {
		return Settings::own_server_url() . "/{$draft['form']}?" . http_build_query( array( 'page' => $draft['page'] ) );
	}

	/**
	 * What travels unseen.
	 * @param array<string, mixed> $draft
	 * @param string[] $shown
	 */
	private static function hidden( array $draft, array $shown ): string {
		$html = self::input( 'foyer.id', $draft['id'] ) . self::input( 'foyer.locale', $draft['locale'] ) . ( '' !== $draft['trap'] ? self::input( 'foyer.trap', $draft['trap'] ) : '' );
		foreach ( array_diff_key( $draft['fields'], array_flip( $shown ) ) as $name => $values ) {
			foreach ( (array) $values as $value ) {
				$html .= self::input( (string) $name, $value );
			}
		}
		return $html;
	}

	private static function input( string $name, string $value ): string {
		return '<input type="hidden" name="' . esc_attr( $name ) . '" value="' . htmlspecialchars( $value, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8' ) . '">';
	}

	/**
	 * The fields that travel unseen, for the visitor to read.
	 * @param array<string, string|string[]> $fields
	 * @param array<string, mixed> $words
	 */
	private static function typed( array $fields, array $words ): string {
		$rows = '';
		foreach ( $fields as $name => $values ) {
			$text = implode( ', ', (array) $values );
			if ( '' !== trim( $text ) ) {
				$rows .= '<dt>' . esc_html( $words['fields'][ $name ] ?? (string) $name ) . '</dt><dd>' . esc_html( $text ) . '</dd>';
			}
		}
		return '' === $rows ? '' : '<h2>' . esc_html( $words['typed'] ) . "</h2><dl>{$rows}</dl>";
	}

	/** Prints a page. */
	private static function output( int $status, string $wording, string $heading, string $content ): void {
		$style = (string) file_get_contents( DIR . '/assets/page.css' ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- A file of the plugin.
		$hash  = base64_encode( hash( 'sha256', $style, true ) ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- As the header wants it.
		status_header( $status );
		header( 'Content-Type: text/html; charset=utf-8' );
		header( 'Cache-Control: no-store' );
		header( "Content-Security-Policy: default-src 'none'; style-src 'sha256-{$hash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'" );
		// The forms here post with their origin, which no-referrer would make `null`.
		header( 'Referrer-Policy: same-origin' );
		header( 'X-Content-Type-Options: nosniff' );
		header( 'X-Robots-Tag: noindex' );
		$title = esc_html( $heading );
		// phpcs:ignore WordPress.Security.EscapeOutput -- Each part is escaped where it is built.
		echo '<!doctype html><html ' . Words::document( $wording ) . "><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{$title}</title><style>{$style}</style></head><body><main><h1>{$title}</h1>{$content}</main></body></html>";
	}
}
