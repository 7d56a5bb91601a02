<?php
/**
 * What the owner set, and what follows from it: forms, addresses, origins.
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

/** Settings of this site. Everything has a default, so that a fresh installation works. */
final class Settings {

	const OPTION = 'foyer_forms';

	/** Path of the endpoint below the site's address. */
	const ROUTE = 'foyer/v1';

	/** Of those that are not empty. */
	const DEFAULTS = array( 'server' => 'site', 'formality' => 'formal', 'accent' => 'theme', 'contact_fields' => 'name? email message', 'retention_days' => 0 );

	/** A setting, or its default. */
	public static function get( string $key ) {
		$stored = get_option( self::OPTION, array() );
		return is_array( $stored ) && isset( $stored[ $key ] ) ? $stored[ $key ] : self::DEFAULTS[ $key ] ?? '';
	}

	/** Name of the sender in consent wordings and mails. */
	public static function sender(): string {
		$sender = (string) self::get( 'sender' );
		return '' !== $sender ? $sender : wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES );
	}

	/** The page on privacy: the one that is set here, else WordPress' own. */
	public static function privacy_url(): string {
		$url = (string) self::get( 'privacy_url' );
		return '' !== $url ? $url : get_privacy_policy_url();
	}

	/** True where this plugin stores the messages. */
	public static function is_own_endpoint(): bool {
		return 'site' === self::get( 'server' ) || '' === self::get( 'endpoint' );
	}

	/** Base address of the forms, without a trailing slash: the name of a form follows. */
	public static function server_url(): string {
		return self::is_own_endpoint() ? self::own_server_url() : untrailingslashit( (string) self::get( 'endpoint' ) );
	}

	/** Without permalinks the web server passes only addresses below index.php on. */
	public static function own_server_url(): string {
		$structure = (string) get_option( 'permalink_structure' );
		$is_plain  = '' === $structure || 0 === strpos( $structure, '/index.php/' );
		return home_url( ( $is_plain ? '/index.php/' : '/' ) . self::ROUTE );
	}

	/**
	 * The forms of the endpoint by name.
	 * @return array<string, array{fields: array<string, bool>, newsletter: bool}> fields: name => whether it is required.
	 */
	public static function forms(): array {
		$contact = array( 'fields' => self::read_fields( (string) self::get( 'contact_fields' ) ), 'newsletter' => false );
		$forms   = array( 'contact' => $contact, 'newsletter' => array( 'fields' => self::read_fields( 'email name?' ), 'newsletter' => true ) );
		foreach ( wp_parse_list( (string) self::get( 'further_forms' ) ) as $name ) {
			$forms += array( $name => $contact );
		}
		/**
		 * Filters the forms of the endpoint.
		 *
		 * @param array $forms name => array( 'fields' => array( name => required ), 'newsletter' => bool ).
		 */
		return apply_filters( 'foyer_forms_forms', $forms );
	}

	/**
	 * Reads `name? email message`.
	 * @return array<string, bool>
	 */
	public static function read_fields( string $names ): array {
		$fields = array();
		foreach ( wp_parse_list( $names ) as $word ) {
			$fields[ rtrim( $word, '?' ) ] = '?' !== substr( $word, -1 );
		}
		return $fields;
	}

	/**
	 * Origins whose pages may post: those of the site's own addresses, and of other languages' domains by the filter.
	 * @return string[]
	 */
	public static function origins(): array {
		$own = array_map( array( self::class, 'origin_of' ), array( home_url(), site_url() ) );
		/**
		 * Filters the origins that may post messages, such as `https://shop.example.org`.
		 *
		 * @param string[] $origins The site's own.
		 */
		return array_unique( apply_filters( 'foyer_forms_origins', $own ) );
	}

	/** Scheme, host and port of an address, as a browser writes them. */
	public static function origin_of( string $url ): string {
		$parts = wp_parse_url( $url );
		if ( ! is_array( $parts ) || empty( $parts['host'] ) || empty( $parts['scheme'] ) ) {
			return '';
		}
		$usual = array( 'http' => 80, 'https' => 443 )[ strtolower( $parts['scheme'] ) ] ?? 0;
		$shown = in_array( $parts['port'] ?? $usual, array( $usual ), true ) ? '' : ":{$parts['port']}";
		return strtolower( "{$parts['scheme']}://{$parts['host']}" ) . $shown;
	}

	/** Whether visitors' words may be sent there: to the endpoint that is set, to this site, or to a host of the list. */
	public static function may_receive( string $url ): bool {
		// As browsers read it.
		$url    = str_replace( '\\', '/', (string) preg_replace( '/[\x00-\x20]+/', '', $url ) );
		$origin = self::origin_of( $url );
		if ( '' === $origin ) {
			return '' === (string) wp_parse_url( $url, PHP_URL_SCHEME ) && 0 !== strpos( $url, '//' );
		}
		$allowed = array_merge( self::origins(), array( self::origin_of( self::server_url() ) ) );
		$host    = (string) wp_parse_url( $url, PHP_URL_HOST );
		return in_array( $origin, $allowed, true ) || in_array( preg_replace( '#//#', '//www.', $origin ), $allowed, true ) || in_array( $host, wp_parse_list( (string) self::get( 'allowed_hosts' ) ), true );
	}

	/** The color that widgets take over: the theme's, or one that is set; '' leaves Foyer's own. */
	public static function accent(): string {
		$accent = (string) self::get( 'accent' );
		if ( 'theme' !== $accent ) {
			return sanitize_hex_color( $accent ) ?? '';
		}
		$styles = wp_get_global_styles( array( 'elements', 'button', 'color' ) );
		$color  = is_array( $styles ) ? (string) ( $styles['background'] ?? '' ) : '';
		if ( '' === $color ) {
			$palette = wp_get_global_settings( array( 'color', 'palette', 'theme' ) );
			$colors  = is_array( $palette ) ? wp_list_pluck( $palette, 'color', 'slug' ) : array();
			$color   = (string) ( $colors['accent'] ?? $colors['accent-1'] ?? $colors['primary'] ?? '' );
		}
		// A value that could end the rule it is printed in is none.
		return 1 === preg_match( '/^(?:#[0-9a-f]{3,8}|var\(--[\w-]+\)|(?:rgb|hsl|oklch)a?\([\d\s.,%\/deg-]+\)|[a-z]+)$/i', $color ) ? $color : '';
	}
}
