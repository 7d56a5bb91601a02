<?php
/**
 * The pages under Foyer: lists, one message, CSV.
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

/** Every action has a nonce; WordPress asks for the capability before it calls a page. */
final class Inbox {

	const PAGE = 'foyer-forms';

	/**
	 * The list that is shown.
	 *
	 * @var Inbox_Table
	 */
	private static $table;

	/** Who may read messages. */
	public static function capability(): string {
		/**
		 * Filters the capability that is needed to read messages.
		 *
		 * @param string $capability `manage_options`.
		 */
		return (string) apply_filters( 'foyer_forms_capability', 'manage_options' );
	}

	/** Adds the menu, with the number of unread messages. */
	public static function add_menu(): void {
		$unread = current_user_can( self::capability() ) ? (int) ( Store::row( 'SELECT COUNT(*) AS number FROM ' . Store::table( 'messages' ) . " WHERE is_read = 0 AND status <> 'spam'" )['number'] ?? 0 ) : 0;
		$bubble = $unread > 0 ? ' <span class="awaiting-mod">' . number_format_i18n( $unread ) . '</span>' : '';
		$hook   = add_menu_page( 'Foyer', "Foyer{$bubble}", self::capability(), self::PAGE, array( self::class, 'print_page' ), 'dashicons-email-alt', 26 );
		add_action( "load-{$hook}", array( self::class, 'act' ) );
	}

	/** Carries out what was clicked, before anything is printed. */
	public static function act(): void {
		require_once ABSPATH . 'wp-admin/includes/class-wp-list-table.php';
		require_once DIR . '/includes/class-inbox-table.php';
		self::$table = new Inbox_Table( self::param( 'view' ) );
		$action      = (string) self::$table->current_action();
		$acts        = array(
			'delete'      => array( Store::class, 'delete_message' ),
			'spam'        => static fn( $id ) => Store::run( 'UPDATE ' . Store::table( 'messages' ) . " SET status = 'spam', spam = 'owner' WHERE submission_id = %s AND status <> 'spam'", $id ),
			'release'     => array( self::class, 'release' ),
			'unsubscribe' => static fn( $id ) => Newsletter::unsubscribe( (int) $id ),
			'erase'       => static fn( $id ) => Newsletter::erase( (int) $id ),
			'send'        => static fn( $id ) => Mails::retry( (int) $id ),
			'export'      => array( self::class, 'export' ),
		);
		if ( ! isset( $acts[ $action ] ) ) {
			return;
		}
		check_admin_referer( Inbox_Table::NONCE );
		foreach ( array_map( 'sanitize_text_field', wp_unslash( (array) ( $_REQUEST['id'] ?? array() ) ) ) as $id ) {
			Store::transaction( static fn() => $acts[ $action ]( $id ) );
		}
		Mails::send_due();
		wp_safe_redirect( self::url( array( 'view' => self::$table->view, 'done' => '1' ) ) );
		exit;
	}

	/** Prints a list, or one message. */
	public static function print_page(): void {
		$id = self::param( 'message' );
		if ( '' !== $id ) {
			self::print_message( $id );
			return;
		}
		self::$table->prepare_items();
		$export = self::url( array( 'view' => self::$table->view, 'action' => 'export', 'id' => self::$table->view, '_wpnonce' => wp_create_nonce( Inbox_Table::NONCE ) ) );
		$button = 'mails' === self::$table->view ? '' : ' <a class="page-title-action" href="' . esc_url( $export ) . '">' . esc_html__( 'Export as CSV', 'foyer-forms' ) . '</a>';
		echo '<div class="wrap"><h1 class="wp-heading-inline">Foyer</h1>' . wp_kses_post( $button ) . '<hr class="wp-header-end">';
		if ( '' !== self::param( 'done' ) ) {
			echo '<div class="notice notice-success is-dismissible"><p>' . esc_html__( 'Done.', 'foyer-forms' ) . '</p></div>';
		}
		self::$table->views();
		echo '<form><input type="hidden" name="page" value="' . esc_attr( self::PAGE ) . '"><input type="hidden" name="view" value="' . esc_attr( self::$table->view ) . '">';
		if ( 'mails' !== self::$table->view ) {
			self::$table->search_box( __( 'Search', 'foyer-forms' ), 'foyer' );
		}
		self::$table->display();
		echo '</form></div>';
	}

	/** One message with all that is known of it; now it is read. */
	private static function print_message( string $id ): void {
		$row = Store::row( 'SELECT * FROM ' . Store::table( 'messages' ) . ' WHERE submission_id = %s', $id );
		if ( null === $row ) {
			wp_die( esc_html__( 'There is no such message any more.', 'foyer-forms' ), '', array( 'response' => 404, 'back_link' => true ) );
		}
		Store::run( 'UPDATE ' . Store::table( 'messages' ) . ' SET is_read = 1 WHERE submission_id = %s', $id );
		self::$table = new Inbox_Table( 'spam' === $row['status'] ? 'spam' : 'messages' );
		$texts       = self::texts( $row );
		$labels      = Words::all( Words::for_locale( get_user_locale() ) )['question']['fields'];
		$reply       = is_email( $texts['email'] ?? '' ) ? array( 'reply' => '<a href="' . esc_url( "mailto:{$texts['email']}" ) . '">' . esc_html__( 'Reply', 'foyer-forms' ) . '</a>' ) : array();
		echo '<div class="wrap"><h1>' . esc_html( $texts['name'] ?? $texts['email'] ?? __( 'Message', 'foyer-forms' ) ) . '</h1><p><a href="' . esc_url( self::url( array( 'view' => self::$table->view ) ) ) . '">' . esc_html__( 'All messages', 'foyer-forms' ) . '</a></p><table class="form-table" role="presentation"><tbody>';
		foreach ( $texts as $name => $text ) {
			self::print_line( $labels[ $name ] ?? $name, $text );
		}
		self::print_line( __( 'Received', 'foyer-forms' ), self::time( $row['received_at'] ) );
		self::print_line( __( 'Form', 'foyer-forms' ), (string) $row['form'] );
		self::print_line( __( 'Page', 'foyer-forms' ), (string) Store::unpack( $row['page_url'] ) );
		self::print_line( __( 'Consent', 'foyer-forms' ), (string) ( Store::unpack( $row['consent'] )['text'] ?? '' ) );
		$reasons = array( 'trap' => __( 'the hidden field was filled in', 'foyer-forms' ), 'words' => __( 'a word of Settings, Discussion', 'foyer-forms' ), 'owner' => __( 'you', 'foyer-forms' ) );
		self::print_line( __( 'Suspected by', 'foyer-forms' ), strtr( (string) $row['spam'], $reasons ) );
		echo '</tbody></table><p>' . wp_kses_data( implode( ' | ', $reply + self::$table->links( $row ) ) ) . '</p></div>';
	}

	private static function print_line( string $label, string $text ): void {
		echo '' === trim( $text ) ? '' : '<tr><th scope="row">' . esc_html( $label ) . '</th><td dir="auto">' . nl2br( esc_html( $text ) ) . '</td></tr>';
	}

	/** Streams a list as CSV. */
	private static function export( string $view ): void {
		header( 'Content-Type: text/csv; charset=utf-8' );
		header( "Content-Disposition: attachment; filename=\"foyer-{$view}.csv\"" );
		// The mark and the semicolon by which German Excel finds letters and columns.
		echo "\xEF\xBB\xBF";
		$separator = 0 === strpos( get_user_locale(), 'en' ) ? ',' : ';';
		$output    = fopen( 'php://output', 'w' ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- Streams.
		for ( $page = 1; ( list( $rows ) = Inbox_Table::read( $view, '', $page ) ) && $rows; $page++ ) {
			foreach ( $rows as $row ) {
				fputcsv( $output, array_map( array( self::class, 'cell' ), self::cells( $row ) ), $separator, '"', '' );
			}
		}
		exit;
	}

	/** A suspected message gets what it would have got: notification, or confirmation mail. */
	private static function release( string $id ): void {
		$row = Store::row( 'SELECT * FROM ' . Store::table( 'messages' ) . " WHERE submission_id = %s AND status = 'spam' FOR UPDATE", $id );
		if ( null === $row ) {
			return;
		}
		$is_confirmed = null !== Newsletter::event( (int) $row['subscriber_id'], 'confirmed', $id );
		Store::run( 'UPDATE ' . Store::table( 'messages' ) . " SET status = %s, spam = '' WHERE submission_id = %s", $is_confirmed ? 'accepted' : $row['receipt'], $id );
		// One that was marked by the owner had all of it before.
		if ( 'owner' !== $row['spam'] ) {
			Endpoint::follow_up( array( 'submissionId' => $id, 'fields' => (array) Store::unpack( $row['fields'] ), 'consent' => Store::unpack( $row['consent'] ), 'page' => array( 'url' => (string) Store::unpack( $row['page_url'] ), 'locale' => (string) Store::unpack( $row['locale'] ) ) ), (string) $row['form'] );
		}
	}

	/**
	 * The fields of a message as text.
	 * @param array<string, string|null> $row
	 * @return array<string, string>
	 */
	public static function texts( array $row ): array {
		return array_map( static fn( $value ) => implode( ', ', (array) $value ), (array) Store::unpack( $row['fields'] ) );
	}

	/**
	 * A line of the CSV.
	 * @param array<string, string|null> $row
	 * @return array<int|string, string>
	 */
	private static function cells( array $row ): array {
		if ( isset( $row['fields'] ) ) {
			return array( (string) $row['received_at'], (string) $row['form'] ) + self::texts( $row ) + array( 'consent' => (string) ( Store::unpack( $row['consent'] )['text'] ?? '' ), 'page' => (string) Store::unpack( $row['page_url'] ), 'spam' => (string) $row['spam'] );
		}
		return array( (string) Store::unpack( $row['email'] ), (string) Store::unpack( $row['name'] ), (string) $row['status'], (string) $row['created_at'] );
	}

	/** A cell that a spreadsheet does not take for a formula. */
	private static function cell( string $text ): string {
		return 1 === preg_match( '/^[=+\-@\t\r]/', $text ) ? "'{$text}" : $text;
	}

	/** A time of the database (seconds, or ISO 8601) in the site's zone and format. */
	public static function time( ?string $at ): string {
		return (string) wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), is_numeric( $at ) ? (int) $at : (int) strtotime( (string) $at ) );
	}

	/** What the address of the page asks for. */
	public static function param( string $name ): string {
		return isset( $_GET[ $name ] ) && is_string( $_GET[ $name ] ) ? sanitize_text_field( wp_unslash( $_GET[ $name ] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification -- Chooses what is shown.
	}

	/**
	 * Address of a page.
	 * @param array<string, string> $query
	 */
	public static function url( array $query ): string {
		return add_query_arg( array_map( 'rawurlencode', $query ), admin_url( 'admin.php?page=' . self::PAGE ) );
	}
}
