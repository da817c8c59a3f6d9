"""Looking up one's opinion by its code."""

from django.urls import path

from dienhong.web.portal.lookup import acts, correcting, views, writing

urlpatterns = [
    path("", views.lookup, name="lookup"),
    path("<str:ref>/", views.tracked, name="tracked"),
    path("<str:ref>/xac-nhan/", views.confirm_sender, name="confirm_sender"),
    path("<str:ref>/danh-gia/", acts.rate, name="rate"),
    path("<str:ref>/xem-lai/", acts.reopen, name="reopen"),
    path("<str:ref>/tra-loi-xa/", writing.answer, name="answer_question"),
    path("<str:ref>/bo-sung/", writing.add, name="add_information"),
    path("<str:ref>/anh/<int:place>/", writing.photo, name="sent_photo"),
    path("<str:ref>/bien-ban/", correcting.correct, name="correct_minutes"),
    path("<str:ref>/rut/", acts.withdraw, name="withdraw"),
]
