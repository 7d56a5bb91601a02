<?php
/**
 * The widgets as HTML, for shortcodes and blocks.
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

/** Contributors may write shortcodes: only documented attributes count, and messages go only where the owner allows it. */
final class Widgets {

	const NAMES = array( 'contact-card', 'newsletter-signup', 'blog-teaser', 'cta-banner' );

	/** Attributes that say where a visitor's words go, and on what terms. */
	const ROUTING = array( 'endpoint', 'service', 'service-params', 'field-names', 'redirect', 'captcha', 'consent', 'challenge' );

	/** Spaces and quotes that visual editors write into shortcodes. */
	const TYPOGRAPHY = array(
		'/(?:&nbsp;|\x{A0})(?=[a-z-]+(?:=|\s*\/?\]))/u' => ' ',
		'/=\s*(?:[“”„«»″]|&#82(?:20|21|22|43);|&quot;)(.*?)(?:[“”„«»″]|&#82(?:20|21|22|43);|&quot;)/u' => '="$1"',
		'/=\s*(?:[‘’‚]|&#821[678];)(.*?)(?:[‘’]|&#821[67];)(?=[\s\/\]])/u' => '="$1"',
	);

	/** Registers the shortcodes (in a div, since a form would leave the paragraph that editors put around them), and keeps WordPress from changing what is inside the widgets. */
	public static function register(): void {
		foreach ( self::NAMES as $name ) {
			add_shortcode( "foyer-{$name}", static fn( $attributes, $content = '' ) => '<div class="foyer-forms">' . self::render( $name, (array) $attributes, (string) $content ) . '</div>' );
		}
		add_filter( 'no_texturize_tags', static fn( array $tags ) => array_merge( $tags, array_map( static fn( $name ) => "foyer-{$name}", self::NAMES ) ) );
		// Visual editors drop tags that they do not know.
		add_filter( 'tiny_mce_before_init', static fn( $init ) => array( 'custom_elements' => ltrim( ( $init['custom_elements'] ?? '' ) . ',foyer-' . implode( ',foyer-', self::NAMES ), ',' ), 'extended_valid_elements' => ltrim( ( $init['extended_valid_elements'] ?? '' ) . ',foyer-' . implode( '[*],foyer-', self::NAMES ) . '[*]', ',' ) ) + $init );
		// Before shortcodes are read.
		add_filter( 'the_content', array( self::class, 'mend' ), 7 );
		// Before WordPress takes away what its author may not write.
		add_filter( 'content_save_pre', array( self::class, 'keep_tags' ), 9 );
	}

	/**
	 * The widgets: usual name of the form, and types of the attributes (`boolean`, `url`, `text`), as the elements document them.
	 * @return array<string, array{form: string, attributes: array<string, string>}>
	 */
	public static function all(): array {
		static $widgets = null;
		$widgets        = $widgets ?? (array) json_decode( (string) file_get_contents( DIR . '/widgets.json' ), true ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- A file of the plugin.
		return $widgets;
	}

	/** What visual editors make of tags and shortcodes: a tag that became a line of text is a shortcode, and spaces and quotes are plain. */
	public static function mend( string $content ): string {
		$names   = implode( '|', self::NAMES );
		$content = preg_replace( "~<(pre|code)\b.*?</\\1>(*SKIP)(*F)|^((?:<p>)?\s*)&lt;foyer-({$names})\b([^<\n]*?)\s*/?&gt;(?:\s*&lt;/foyer-\\3&gt;)?(?=\s*(?:</p>)?\s*$)~ms", '$2[foyer-$3$4]', $content ) ?? $content;
		return preg_replace_callback( "/\[foyer-(?:{$names})\b[^\]]*\]/", static fn( $found ) => preg_replace( array_keys( self::TYPOGRAPHY ), self::TYPOGRAPHY, $found[0] ) ?? $found[0], $content ) ?? $content;
	}

	/** Who may not write the tag has it kept as a shortcode, whose attributes are checked; a closed one, so that it ends none before it. */
	public static function keep_tags( string $content ): string {
		$tag = '(/?foyer-(?:' . implode( '|', self::NAMES ) . ')\b[^<>\]]*)>';
		return has_filter( 'content_save_pre', 'wp_filter_post_kses' ) ? preg_replace( array( "~<{$tag}\s*</foyer-[a-z-]+>~", "~<{$tag}~" ), array( '[$1 /]', '[$1]' ), $content ) ?? $content : $content;
	}

	/**
	 * The HTML of a widget.
	 * @param array<string|int, mixed> $given Attributes as written.
	 */
	public static function render( string $name, array $given, string $content = '' ): string {
		$widget     = self::all()[ $name ];
		$attributes = array();
		foreach ( $given as $key => $value ) {
			// A word without a value, such as `vcard`, is a switch.
			list( $attribute, $text ) = is_int( $key ) ? array( strtolower( (string) $value ), '' ) : array( strtolower( $key ), is_bool( $value ) ? ( $value ? '' : 'false' ) : (string) $value );
			if ( isset( $widget['attributes'][ $attribute ] ) && ( '' !== $text || 'boolean' === $widget['attributes'][ $attribute ] ) ) {
				$attributes[ $attribute ] = $text;
			}
		}
		$attributes = array_filter( $attributes, static fn( $text, $attribute ) => 'url' !== $widget['attributes'][ $attribute ] || wp_kses_bad_protocol( $text, array( 'http', 'https', 'mailto', 'tel' ) ) === $text, ARRAY_FILTER_USE_BOTH );
		$note       = '';
		foreach ( array( 'endpoint', 'redirect', 'fallback-email' ) as $address ) {
			// A mail link takes the visitor's words along.
			$target = 'fallback-email' === $address ? 'https://' . substr( (string) strrchr( $attributes[ $address ] ?? '', '@' ), 1 ) : $attributes[ $address ] ?? '';
			if ( isset( $attributes[ $address ] ) && ! Settings::may_receive( $target ) ) {
				/* translators: 1: attribute, 2: address */
				$note       = sprintf( __( 'Foyer: %1$s="%2$s" is ignored, as its host is not in the list under Settings, Foyer.', 'foyer-forms' ), $address, $attributes[ $address ] );
				$attributes = array_diff_key( $attributes, array_flip( array( ...self::ROUTING, $address ) ) );
			}
		}
		if ( is_feed() ) {
			// Readers of feeds show no forms.
			return '<p><a href="' . esc_url( $attributes['href'] ?? (string) get_permalink() ) . '">' . esc_html( $attributes['heading'] ?? $attributes['post-title'] ?? $attributes['label'] ?? get_the_title() ) . '</a></p>';
		}
		Scripts::enqueue();
		$attributes += self::defaults( $name, $attributes );
		$html        = implode( '', array_map( static fn( $attribute, $value ) => ' ' . $attribute . '="' . esc_attr( (string) $value ) . '"', array_keys( $attributes ), $attributes ) );
		$inside      = '' !== trim( $content ) ? wp_kses( do_shortcode( $content ), self::allowed_inside() ) : self::fallback( $name, $attributes );
		// Only who can change it reads the note.
		$shown = '' !== $note && current_user_can( 'edit_posts' ) ? '<p role="note">' . esc_html( $note ) . '</p>' : '';
		return "<foyer-{$name}{$html}>{$inside}</foyer-{$name}>{$shown}";
	}

	/**
	 * What the settings say for attributes that are not written.
	 * @param array<string, mixed> $attributes As written.
	 * @return array<string, string>
	 */
	private static function defaults( string $name, array $attributes ): array {
		$form     = self::all()[ $name ]['form'];
		$defaults = array( 'lang' => (string) Settings::get( 'lang' ), 'formality' => 'informal' === Settings::get( 'formality' ) ? 'informal' : '' );
		if ( '' !== $form ) {
			$defaults += array( 'endpoint' => Settings::server_url() . '/' . ( $attributes['form-id'] ?? $form ), 'privacy-url' => Settings::privacy_url(), 'imprint-url' => (string) Settings::get( 'imprint_url' ) );
			$defaults += 'newsletter' === $form ? array( 'controller' => Settings::sender(), 'purpose' => (string) Settings::get( 'purpose' ) ) : array( 'fields' => (string) Settings::get( 'contact_fields' ) );
		}
		return array_filter( $defaults, 'strlen' );
	}

	/**
	 * What stands in the tag until the script runs, and without JavaScript: a form that works, or a link.
	 * @param array<string, mixed> $attributes Of the tag.
	 */
	private static function fallback( string $name, array $attributes ): string {
		$link = $attributes['href'] ?? $attributes['more-href'] ?? '';
		if ( '' !== $link ) {
			return '<a slot="fallback" href="' . esc_url( $link ) . '">' . esc_html( $attributes['label'] ?? $attributes['post-title'] ?? $attributes['heading'] ?? $link ) . '</a>';
		}
		$form = self::all()[ $name ]['form'];
		if ( '' === $form || 'none' === ( $attributes['fields'] ?? '' ) || ( isset( $attributes['service'] ) && 'foyer' !== $attributes['service'] ) ) {
			return '';
		}
		$wording  = Words::for_locale( (string) ( $attributes['lang'] ?? '' ) );
		$words    = Words::all( $wording );
		$controls = '';
		foreach ( Settings::read_fields( $attributes['fields'] ?? 'email' ) as $field => $is_required ) {
			$type      = array( 'email' => 'email', 'phone' => 'tel' )[ $field ] ?? 'text';
			$rest      = ' name="' . esc_attr( $field ) . '"' . ( $is_required ? ' required' : '' );
			$controls .= '<p><label>' . esc_html( $words['question']['fields'][ $field ] ?? $field ) . '<br>' . ( 'message' === $field ? "<textarea{$rest} rows=\"5\"></textarea>" : "<input type=\"{$type}\"{$rest}>" ) . '</label></p>';
		}
		if ( 'newsletter' === $form ) {
			$consent   = str_replace( '{sender}', Settings::sender(), $words['consent']['newsletter'] );
			$controls .= '<p><label><input type="checkbox" name="foyer.consent" required value="' . esc_attr( $consent ) . '"> ' . esc_html( $consent ) . '</label></p>';
		}
		return '<form slot="fallback" method="post" accept-charset="utf-8" action="' . esc_url( $attributes['endpoint'] ) . "\">{$controls}<input type=\"hidden\" name=\"foyer.locale\" value=\"" . esc_attr( $wording ) . '"><p><button>' . esc_html( $words['question']['send'] ) . '</button></p></form>';
	}

	/**
	 * What a shortcode may contain: what a post may, with slots.
	 * @return array<string, array<string, bool>>
	 */
	private static function allowed_inside(): array {
		return array_map( static fn( $attributes ) => array_merge( (array) $attributes, array( 'slot' => true, 'data-topic' => true ) ), wp_kses_allowed_html( 'post' ) );
	}
}
