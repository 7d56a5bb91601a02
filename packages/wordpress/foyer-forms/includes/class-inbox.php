<?php
/**
 * The list of messages and subscribers, under Foyer.
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.DB.PreparedSQL -- Names of own tables, and conditions built here.

/** Every action has a nonce and needs the capability. */
final class Inbox {

	const PAGE     = 'foyer-forms';
	const PER_PAGE = 25;

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
		$bubble = $unread > 0 ? ' <span class="awaiting-mod">' . $unread . '</span>' : '';
		add_menu_page( 'Foyer', "Foyer{$bubble}", self::capability(), self::PAGE, array( self::class, 'print_page' ), 'dashicons-email-alt', 26 );
	}

	/** Prints the list. */
	public static function print_page(): void {
		$view   = self::param( 'view', 'messages' );
		$search = self::param( 's', '' );
		$page   = max( 1, (int) self::param( 'paged', '1' ) );
		$views  = array( 'messages' => __( 'Messages', 'foyer-forms' ), 'spam' => __( 'Suspected spam', 'foyer-forms' ), 'subscribers' => __( 'Subscribers', 'foyer-forms' ), 'mails' => __( 'Mails that wait', 'foyer-forms' ) );
		echo '<div class="wrap"><h1 class="wp-heading-inline">Foyer</h1> <a class="page-title-action" href="' . esc_url( wp_nonce_url( admin_url( "admin-post.php?action=foyer_export&view={$view}" ), 'foyer' ) ) . '">' . esc_html__( 'Export as CSV', 'foyer-forms' ) . '</a><hr class="wp-header-end"><ul class="subsubsub">';
		foreach ( $views as $name => $label ) {
			echo '<li><a href="' . esc_url( self::url( $name ) ) . '"' . ( $name === $view ? ' class="current" aria-current="page"' : '' ) . '>' . esc_html( $label ) . '</a>&nbsp; </li>';
		}
		echo '</ul><form method="get"><input type="hidden" name="page" value="' . esc_attr( self::PAGE ) . '"><input type="hidden" name="view" value="' . esc_attr( $view ) . '"><p class="search-box"><label class="screen-reader-text" for="foyer-search">' . esc_html__( 'Search', 'foyer-forms' ) . '</label><input type="search" id="foyer-search" name="s" value="' . esc_attr( $search ) . '"><button class="button">' . esc_html__( 'Search', 'foyer-forms' ) . '</button></p></form>';
		list( $rows, $total ) = self::rows( $view, $search, $page );
		echo '<table class="widefat striped"><tbody>';
		foreach ( $rows as $row ) {
			self::print_row( $view, $row );
		}
		echo $rows ? '' : '<tr><td>' . esc_html__( 'Nothing here.', 'foyer-forms' ) . '</td></tr>';
		echo '</tbody></table><div class="tablenav"><div class="tablenav-pages">' . wp_kses_post( (string) paginate_links( array( 'base' => add_query_arg( 'paged', '%#%' ), 'format' => '', 'current' => $page, 'total' => max( 1, (int) ceil( $total / self::PER_PAGE ) ) ) ) ) . '</div></div></div>';
		if ( 'messages' === $view && $rows ) {
			Store::run( 'UPDATE ' . Store::table( 'messages' ) . ' SET is_read = 1 WHERE is_read = 0 AND id IN (' . implode( ',', array_map( 'intval', wp_list_pluck( $rows, 'id' ) ) ) . ')' );
		}
	}

	/** Deletes, releases, erases, sends again. */
	public static function act(): void {
		self::demand();
		$id   = isset( $_POST['id'] ) ? sanitize_text_field( wp_unslash( $_POST['id'] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification -- In demand().
		$what = isset( $_POST['what'] ) ? sanitize_key( $_POST['what'] ) : ''; // phpcs:ignore WordPress.Security.NonceVerification -- In demand().
		$acts = array(
			'delete'      => static fn() => Store::delete_message( $id ),
			'spam'        => static fn() => Store::run( 'UPDATE ' . Store::table( 'messages' ) . " SET status = 'spam', spam = 'owner' WHERE submission_id = %s AND status <> 'spam'", $id ),
			'release'     => static fn() => self::release( $id ),
			'unsubscribe' => static fn() => Newsletter::unsubscribe( (int) $id ),
			'erase'       => static fn() => Newsletter::erase( (int) $id ),
			'send'        => static fn() => Mails::retry( (int) $id ),
		);
		Store::transaction( $acts[ $what ] ?? '__return_null' );
		Mails::send_due();
		wp_safe_redirect( wp_get_referer() ? wp_get_referer() : self::url( 'messages' ) );
		exit;
	}

	/** Streams a list as CSV. */
	public static function export(): void {
		self::demand();
		$view = self::param( 'view', 'messages' );
		header( 'Content-Type: text/csv; charset=utf-8' );
		header( "Content-Disposition: attachment; filename=\"foyer-{$view}.csv\"" );
		// The mark and the semicolon by which German Excel finds letters and columns.
		echo "\xEF\xBB\xBF";
		$separator = 0 === strpos( get_user_locale(), 'en' ) ? ',' : ';';
		$output    = fopen( 'php://output', 'w' ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- Streams.
		for ( $page = 1; ( list( $rows ) = self::rows( $view, '', $page ) ) && $rows; $page++ ) {
			foreach ( $rows as $row ) {
				fputcsv( $output, array_map( array( self::class, 'cell' ), self::texts( $view, $row ) ), $separator, '"', '' );
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

	/** @return array{0: array<int, array<string, string|null>>, 1: int} Rows of a page, and how many there are. */
	private static function rows( string $view, string $search, int $page ): array {
		$table = Store::table( 'subscribers' === $view || 'mails' === $view ? $view : 'messages' );
		$where = array( 'messages' => "status <> 'spam'", 'spam' => "status = 'spam'", 'subscribers' => '1 = 1', 'mails' => "state IN ('waiting', 'failed')" )[ $view ] ?? '1 = 0';
		if ( '' !== $search && 'mails' !== $view ) {
			// Texts are stored as JSON in ASCII.
			$where .= $GLOBALS['wpdb']->prepare( ' AND ' . ( 'subscribers' === $view ? 'email' : 'fields' ) . ' LIKE %s', '%' . $GLOBALS['wpdb']->esc_like( trim( Store::pack( $search ), '"' ) ) . '%' );
		}
		$rows = Store::rows( "SELECT * FROM {$table} WHERE {$where} ORDER BY id DESC LIMIT " . self::PER_PAGE . ' OFFSET ' . self::PER_PAGE * ( $page - 1 ) );
		return array( $rows, (int) ( Store::row( "SELECT COUNT(*) AS number FROM {$table} WHERE {$where}" )['number'] ?? 0 ) );
	}

	/**
	 * What a row says, by label.
	 * @param array<string, string|null> $row
	 * @return array<string, string>
	 */
	private static function texts( string $view, array $row ): array {
		if ( 'subscribers' === $view ) {
			return array( 'email' => (string) Store::unpack( $row['email'] ), 'name' => (string) Store::unpack( $row['name'] ), 'status' => (string) $row['status'], 'since' => (string) $row['created_at'] );
		}
		if ( 'mails' === $view ) {
			return array( 'mail' => (string) $row['kind'], 'state' => (string) $row['state'], 'attempts' => (string) $row['attempts'], 'reason' => (string) Store::unpack( '' !== $row['reason'] ? $row['reason'] : '""' ) );
		}
		$fields = array_map( static fn( $value ) => implode( ', ', (array) $value ), (array) Store::unpack( $row['fields'] ) );
		return array( 'received' => (string) $row['received_at'], 'form' => (string) $row['form'] ) + $fields + array( 'consent' => (string) ( Store::unpack( $row['consent'] )['text'] ?? '' ), 'page' => (string) Store::unpack( $row['page_url'] ), 'spam' => (string) $row['spam'] );
	}

	/** @param array<string, string|null> $row */
	private static function print_row( string $view, array $row ): void {
		$actions = array(
			'messages'    => array( 'spam' => __( 'Spam', 'foyer-forms' ), 'delete' => __( 'Delete', 'foyer-forms' ) ),
			'spam'        => array( 'release' => __( 'No spam', 'foyer-forms' ), 'delete' => __( 'Delete', 'foyer-forms' ) ),
			'subscribers' => array( 'unsubscribe' => __( 'Unsubscribe', 'foyer-forms' ), 'erase' => __( 'Erase', 'foyer-forms' ) ),
			'mails'       => 'failed' === ( $row['state'] ?? '' ) ? array( 'send' => __( 'Send again', 'foyer-forms' ) ) : array(),
		);
		echo '<tr><td>';
		foreach ( array_filter( self::texts( $view, $row ), 'strlen' ) as $label => $text ) {
			// Unread messages stand out.
			echo '<div><span style="color:#646970">' . esc_html( (string) $label ) . '</span> ' . ( '0' === ( $row['is_read'] ?? '1' ) ? '<strong style="white-space:pre-wrap">' . esc_html( $text ) . '</strong>' : '<span style="white-space:pre-wrap">' . esc_html( $text ) . '</span>' ) . '</div>';
		}
		echo '</td><td style="inline-size:12em">';
		foreach ( $actions[ $view ] ?? array() as $what => $label ) {
			echo '<form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '" style="display:inline"><input type="hidden" name="action" value="foyer_inbox"><input type="hidden" name="what" value="' . esc_attr( $what ) . '"><input type="hidden" name="id" value="' . esc_attr( (string) ( $row['submission_id'] ?? '' ) !== '' && 'mails' !== $view ? (string) $row['submission_id'] : (string) $row['id'] ) . '">';
			wp_nonce_field( 'foyer' );
			echo '<button class="button-link">' . esc_html( $label ) . '</button> &nbsp; </form>';
		}
		echo '</td></tr>';
	}

	/** A cell that a spreadsheet does not take for a formula. */
	private static function cell( string $text ): string {
		return 1 === preg_match( '/^[=+\-@\t\r]/', $text ) ? "'{$text}" : $text;
	}

	private static function demand(): void {
		if ( ! current_user_can( self::capability() ) ) {
			wp_die( esc_html__( 'You may not read messages.', 'foyer-forms' ), '', 403 );
		}
		check_admin_referer( 'foyer' );
	}

	private static function param( string $name, string $usual ): string {
		return isset( $_GET[ $name ] ) ? sanitize_text_field( wp_unslash( $_GET[ $name ] ) ) : $usual; // phpcs:ignore WordPress.Security.NonceVerification -- Chooses what is shown.
	}

	private static function url( string $view ): string {
		return admin_url( 'admin.php?page=' . self::PAGE . "&view={$view}" );
	}
}
