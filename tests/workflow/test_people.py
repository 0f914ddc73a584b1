"""Accounts: the first one comes with a password shown once; none is weak."""

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory

from heng.store.models import Person
from heng.workflow import people

pytestmark = pytest.mark.usefixtures("record")


def signed_in(name, password):
    return authenticate(RequestFactory().post("/login/"), username=name, password=password)


def test_the_first_account_has_a_one_time_password_until_it_is_changed():
    name, password = people.first_officer()
    assert password
    assert signed_in(name, password).must_change_password
    same, other = people.first_officer()
    assert same == name
    assert signed_in(name, password) is None
    people.change_password(name, "correct horse battery")
    assert people.first_officer() == (name, None)
    assert not signed_in(name, "correct horse battery").must_change_password
    assert other != password


def test_passwords_are_kept_as_hashes_only():
    name, password = people.first_officer()
    assert password not in Person.objects.get(username=name).password


def test_an_account_can_be_made_and_its_name_is_taken_then():
    people.create_officer("amy", "correct horse battery", display="王小明")
    assert signed_in("amy", "correct horse battery").get_full_name() == "王小明"
    with pytest.raises(people.NameTakenError):
        people.create_officer("amy", "correct horse battery")


@pytest.mark.parametrize(("name", "password"), [("amy", "12345"), ("amy", "password"), ("amy chen!", "correct horse")])
def test_a_weak_password_or_a_bad_name_is_refused(name, password):
    with pytest.raises(people.WeakPasswordError):
        people.create_officer(name, password)
    assert not Person.objects.exists()


def test_a_forgotten_password_is_replaced_by_a_one_time_one():
    people.create_officer("amy", "correct horse battery")
    assert signed_in("amy", people.renew_password("amy")).must_change_password
    with pytest.raises(people.UnknownPersonError):
        people.renew_password("bob")
